import { Problem } from "../domain/basis/problem";

type Method = (...values: never[]) => unknown;

/**
 * A feature each of whose use cases is begun again: once, when another workbook came in front while it ran, as the
 * glance may be over; or when somebody made the same tables in the same moment, which stand by then. A use case that was
 * stopped half-way goes on where it was, as when the user asks again.
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
    if (isMadeMeanwhile(first)) return whileMade(again, first);
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

/** So many tables that somebody else is still making may be met, one after the other. */
const MOST_MET = 6;

async function whileMade(again: () => unknown, first: Problem): Promise<unknown> {
  let met = first;
  for (let tries = 0; tries < MOST_MET; tries += 1) {
    try {
      return await again();
    } catch (error) {
      if (!isMadeMeanwhile(error)) throw error;
      met = error;
    }
  }
  throw met;
}

function isMadeMeanwhile(error: unknown): error is Problem {
  return error instanceof Problem && error.code === "made-meanwhile";
}

function isAnotherWorkbook(error: unknown): error is Problem {
  return error instanceof Problem && error.code === "another-workbook";
}
