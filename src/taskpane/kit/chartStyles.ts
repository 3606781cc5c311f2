import { Svg } from "chartist";

let isDone = false;

/**
 * Makes Chartist set styles as properties: it writes them as attributes, which the page's content security
 * policy refuses.
 */
export function setChartStylesByProperty(): void {
  if (isDone) return;
  isDone = true;
  // It is called with the element that it is of.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const setAttributes = Svg.prototype.attr as (this: Svg, attributes: unknown, ns?: string) => Svg;
  function attr(this: Svg, attributes: unknown, ns?: string): Svg {
    if (typeof attributes !== "object" || attributes === null || !("style" in attributes)) {
      return setAttributes.call(this, attributes, ns);
    }
    const { style, ...others } = attributes as { readonly style: unknown };
    this.getNode<SVGElement>().style.cssText = String(style);
    return setAttributes.call(this, others, ns);
  }
  Svg.prototype.attr = attr as typeof Svg.prototype.attr;
}
