import { advisedThreshold } from "./advisedThreshold";

/** 4 minutes for every client at or above the threshold. */
const agendaOf = (exposures: readonly number[]) => (threshold: number) => {
  const on = exposures.filter((exposure) => exposure >= threshold);
  return { minutes: on.length * 4, exposures: on };
};

const euros = (amount: number) => amount * 100;

test("the smallest threshold with which the meeting fits its hour, with its figures", () => {
  const exposures = Array.from({ length: 40 }, (_, index) => euros((index + 1) * 1_000));
  // From 30 000 € on there are 11 clients, from 20 000 € on 21.
  expect(advisedThreshold(agendaOf(exposures), euros(820_000), 60)).toEqual({
    threshold: euros(30_000),
    clients: 11,
    minutes: 44,
    share: 385 / 820,
  });
});

test("a small portfolio needs no more than the smallest, a huge one goes on beyond the million", () => {
  expect(advisedThreshold(agendaOf([euros(900)]), euros(900), 60)?.threshold).toBe(euros(5_000));
  const many = Array.from({ length: 21 }, () => euros(3_200_000));
  const large = [...many, ...Array.from({ length: 10 }, () => euros(6_000_000))];
  expect(advisedThreshold(agendaOf(large), euros(127_200_000), 60)).toMatchObject({
    threshold: euros(5_000_000),
    clients: 10,
    minutes: 40,
  });
});

test("no threshold helps when what is fixed is longer than the meeting, and no share is told of nothing", () => {
  expect(advisedThreshold(() => ({ minutes: 75, exposures: [] }), euros(1), 60)).toBeNull();
  expect(advisedThreshold(() => ({ minutes: 5, exposures: [] }), 0, 60)?.share).toBeNull();
});
