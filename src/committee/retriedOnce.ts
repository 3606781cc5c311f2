import { Problem } from "../domain/basis/problem";

type Method = (...values: never[]) => unknown;

/**
 * A feature each of whose use cases is begun again, once, when another workbook came in front while it ran: the glance
 * may be over. A use case that was stopped half-way goes on where it was, as when the user asks again.
 */
export function retriedOnce<Feature extends { readonly [Name in keyof Feature]: Method }>(
  feature: Feature,
): Feature {
  const methodOf = (method: Method): Method => {
    return (...values) => {
      const answer = method(...values);
      return answer instanceof Promise ? answer.catch(onceMore(() => method(...values))) : answer;
    };
  };
  return new Proxy(feature, {
    get: (_, name) => {
      const member: unknown = feature[name as keyof Feature];
      return typeof member === "function" ? methodOf(member as Method) : member;
    },
  });
}

function onceMore(again: () => unknown): (first: unknown) => Promise<unknown> {
  return async (first) => {
    if (!isAnotherWorkbook(first)) throw first;
    try {
      return await again();
    } catch (second) {
      // What the first try wrote stands, should the second have come to nothing.
      const cameToNothing = isAnotherWorkbook(second) && second.values["written"] === "";
      throw cameToNothing ? first : second;
    }
  };
}

function isAnotherWorkbook(error: unknown): error is Problem {
  return error instanceof Problem && error.code === "another-workbook";
}
