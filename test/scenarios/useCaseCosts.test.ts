import { EVES, MOST_REQUESTS, useCaseCosts } from "./useCaseCosts";

test.each(Object.entries(EVES))(
  "%s each use case takes few requests, a card shown before answers in 2 kB",
  async (_, open) => {
    const costs = await useCaseCosts(open);
    expect(costs.map(({ what }) => what)).toEqual(Object.keys(MOST_REQUESTS));
    expect(costs.filter(({ what, requests }) => requests > MOST_REQUESTS[what])).toEqual([]);
    const card = costs.find(({ what }) => what === "a card shown before");
    expect(card?.bytesIn).toBeLessThanOrEqual(2_000);
    expect(card?.bytesOut).toBeLessThanOrEqual(1_000);
  },
);
