import { expectSaidWhenSilent, LIFTING_WORK } from "./liftedFilters";

test.each(Object.keys(LIFTING_WORK))(
  "%s, whose answer never comes, whichever: what is not back is said",
  expectSaidWhenSilent,
);
