/** A growing list of whole numbers below 2³¹ in four bytes each: lists of plain numbers are copied as they grow. */
export class WholeNumbers {
  private kept: Int32Array;
  private count = 0;

  /** `expected` is how many there will be, or about so many. */
  constructor(expected: number) {
    this.kept = new Int32Array(Math.max(1, expected));
  }

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.count === this.kept.length) this.grow();
    this.kept[this.count++] = value;
  }

  at(place: number): number {
    return this.kept[place] as number;
  }

  all(): Int32Array {
    return this.kept.subarray(0, this.count);
  }

  private grow(): void {
    const larger = new Int32Array(2 * this.kept.length);
    larger.set(this.kept);
    this.kept = larger;
  }
}
