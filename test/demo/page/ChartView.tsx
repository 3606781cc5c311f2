import {
  KEY_WIDTHS,
  type ChartPicture,
  type LegendKey,
  type PictureShape,
  type PictureText,
} from "./chartPicture";

interface ChartViewProps {
  readonly picture: ChartPicture;
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

const FONT = "Calibri, Carlito, 'Segoe UI', Arial, sans-serif";

/** One chart, drawn. */
export function ChartView({ picture, name, width, height }: ChartViewProps) {
  const { title, background, border, gridLines, base, shapes, texts, keys } = picture;
  return (
    <svg role="img" aria-label={title?.text ?? name} width={width} height={height} fontFamily={FONT}>
      <rect
        x={0.5}
        y={0.5}
        width={width - 1}
        height={height - 1}
        fill={background}
        stroke={border ?? "none"}
      />
      {gridLines.map(({ y, colour }) => (
        <line key={y} x1={base.x1} x2={base.x2} y1={y} y2={y} stroke={colour} />
      ))}
      {shapes.map((shape, index) => (
        <Shape key={index} shape={shape} />
      ))}
      <line x1={base.x1} x2={base.x2} y1={base.y} y2={base.y} stroke={base.colour} />
      {keys.map((key) => (
        <Key key={`${key.x} ${key.y}`} {...key} />
      ))}
      {[...(title === null ? [] : [title]), ...texts].map((text, index) => (
        <Text key={index} {...text} />
      ))}
    </svg>
  );
}

function Shape({ shape }: { readonly shape: PictureShape }) {
  switch (shape.kind) {
    case "column":
      return <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} fill={shape.fill} />;
    case "area":
      return <path d={shape.path} fill={shape.fill} />;
    case "dot":
      return <circle cx={shape.x} cy={shape.y} r={shape.radius} fill={shape.fill} />;
    case "line":
      return (
        <path
          d={shape.path}
          fill="none"
          stroke={shape.colour}
          strokeWidth={shape.width}
          strokeDasharray={shape.dash}
          strokeLinejoin="round"
        />
      );
  }
}

function Key({ x, y, colour, isLine, dash }: LegendKey) {
  return isLine ? (
    <line
      x1={x}
      x2={x + KEY_WIDTHS.line}
      y1={y}
      y2={y}
      stroke={colour}
      strokeWidth={2}
      strokeDasharray={dash}
    />
  ) : (
    <rect x={x} y={y - 4} width={KEY_WIDTHS.patch} height={KEY_WIDTHS.patch} fill={colour} />
  );
}

function Text({ text, x, y, anchor, size, colour, isBold }: PictureText) {
  return (
    <text x={x} y={y} textAnchor={anchor} fontSize={size} fill={colour} fontWeight={isBold ? 600 : 400}>
      {text}
    </text>
  );
}
