/** Named HTML colours as red, green and blue; the package brings no types. */
declare module "color-name" {
  const names: Readonly<Record<string, readonly [number, number, number] | undefined>>;
  export default names;
}
