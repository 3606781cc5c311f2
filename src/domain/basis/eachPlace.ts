/**
 * Calls once for each whole number from one up to another. What is done for each of a hundred thousand rows stands in
 * a function of its own this way: a function that is called once, with the loop in it, is compiled in the midst of the
 * loop, and again each time, for V8 drops it at the loop's end as it has not seen what comes after.
 */
export function eachPlace(from: number, to: number, visit: (place: number) => void): void {
  for (let place = from; place < to; place += 1) visit(place);
}
