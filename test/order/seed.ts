import fc from "fast-check";

/** Makes property tests try the same values every time, and others when SEED says another number. */
fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 20260116) });
