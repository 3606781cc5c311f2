import { declare } from "../declarations";

declare("Runtime", {
  properties: {
    EnableEvents: {
      read: (_, { session }) => session.enableEvents,
      write: (_, value, { session }) => {
        session.enableEvents = value === true;
      },
    },
  },
});
