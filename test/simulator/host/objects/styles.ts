import { eachCell } from "../../cells";
import type { CellStyle, NamedStyleModel } from "../../model";
import { HORIZONTAL, oneOf, orientation, READING_ORDERS, VERTICAL, flag, positive } from "../aspects";
import type { Call, Property } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, invalidOperation, notSimulated } from "../errors";
import { addStyle, allStyles, isBuiltIn, NORMAL, styleNamed } from "../namedStyles";
import { colour } from "../styling";
import type { StyleTarget } from "../targets";

declare("StyleCollection", {
  items: (workbook) => allStyles(workbook).map((style) => new HostObject("Style", { workbook, style })),
  item: (workbook, name) => new HostObject("Style", { workbook, style: styleNamed(workbook, String(name)) }),
  methods: { Add: (workbook, [name]) => addStyle(workbook, name) },
});

function own({ style }: StyleTarget): NamedStyleModel {
  if (isBuiltIn(style)) throw notSimulated(`changing the style ${style.name}`);
  return style;
}

/** One aspect of the style's look; cells that bear the style follow. */
function look<K extends keyof CellStyle>(
  key: K,
  fallback: NonNullable<CellStyle[K]>,
  parse: (value: unknown) => NonNullable<CellStyle[K]>,
): Property<StyleTarget> {
  return {
    read: ({ style }) => style.look[key] ?? fallback,
    write: (target, value, call) => {
      const style = own(target);
      const change = { [key]: parse(value) };
      style.look = { ...style.look, ...change };
      dress(style, (before) => ({ ...before, ...change }), call);
    },
  };
}

/** Changes the look of the cells that bear a style. */
function dress({ name }: NamedStyleModel, change: (look: CellStyle) => CellStyle, { host }: Call): void {
  for (const sheet of host.model.sheets) {
    const everywhere = { top: 0, left: 0, rows: sheet.rows.length, columns: Infinity };
    eachCell(sheet, everywhere, (cell) => {
      if (cell.style.styleName === name) cell.style = host.shareStyle(change(cell.style));
    });
  }
}

function includes(name: string): Property<StyleTarget> {
  return {
    read: ({ style }) => style.includes[name] ?? true,
    write: (target, value) => {
      own(target).includes[name] = value === true;
    },
  };
}

declare("Style", {
  identity: "Name",
  properties: {
    Name: readOnly(({ style }) => style.name),
    BuiltIn: readOnly(({ style }) => isBuiltIn(style)),
    NumberFormat: {
      read: ({ style }) => style.numberFormat,
      write: (target, value) => {
        own(target).numberFormat = String(value);
      },
    },
    HorizontalAlignment: look("horizontalAlignment", "General", oneOf(...HORIZONTAL)),
    VerticalAlignment: look("verticalAlignment", "Bottom", oneOf(...VERTICAL)),
    WrapText: look("wrapText", false, flag),
    ShrinkToFit: look("shrinkToFit", false, flag),
    AutoIndent: look("autoIndent", false, flag),
    IndentLevel: look("indentLevel", 0, positive),
    TextOrientation: readOnly(look("textOrientation", 0, orientation).read),
    // Office.js writes the text orientation under another name than it reads it.
    Orientation: look("textOrientation", 0, orientation),
    ReadingOrder: look("readingOrder", "Context", oneOf(...READING_ORDERS)),
    Locked: look("locked", true, flag),
    FormulaHidden: look("formulaHidden", false, flag),
    IncludeAlignment: includes("includeAlignment"),
    IncludeBorder: includes("includeBorder"),
    IncludeFont: includes("includeFont"),
    IncludeNumber: includes("includeNumber"),
    IncludePatterns: includes("includePatterns"),
    IncludeProtection: includes("includeProtection"),
  },
  links: {
    Font: (target) => new HostObject("StyleFont", target),
    Fill: (target) => new HostObject("StyleFill", target),
  },
  methods: {
    Delete: (target, _, call) => {
      const { workbook, style } = target;
      if (isBuiltIn(style)) throw invalidOperation(`${style.name} is Excel's own style`);
      workbook.styles = workbook.styles?.filter((each) => each !== style) ?? [];
      dress(style, () => styleNamed(workbook, NORMAL).look, call);
    },
  },
});

declare("StyleFont", {
  properties: {
    Name: look("fontName", "Calibri", String),
    Size: look("fontSize", 11, positive),
    Color: look("fontColor", "#000000", colour),
    Bold: look("bold", false, flag),
    Italic: look("italic", false, flag),
    Strikethrough: look("strikethrough", false, flag),
    Underline: {
      read: ({ style }) => (style.look.underline === true ? "Single" : "None"),
      write: (target, value, call) => {
        if (value !== "None" && value !== "Single") throw invalidArgument(`underline ${String(value)}`);
        look("underline", false, flag).write?.(target, value === "Single", call);
      },
    },
  },
});

declare("StyleFill", {
  properties: { Color: look("fill", "#FFFFFF", colour) },
});
