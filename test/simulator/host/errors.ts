/** What Excel answers when it refuses a call: a code that callers may act upon, and a message they may not. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "HostError";
  }
}

export function itemNotFound(what: string): HostError {
  return new HostError("ItemNotFound", `The requested resource doesn't exist: ${what}`);
}

export function invalidArgument(what: string): HostError {
  return new HostError(
    "InvalidArgument",
    `The argument is invalid or missing or has an incorrect format: ${what}`,
  );
}

export function invalidOperation(what: string): HostError {
  return new HostError("InvalidOperation", `The operation attempted is invalid on the object: ${what}`);
}

export function accessDenied(what: string): HostError {
  return new HostError("AccessDenied", `You cannot perform the requested operation: ${what}`);
}

export function generalException(what: string): HostError {
  return new HostError(
    "GeneralException",
    `There was an internal error while processing the request: ${what}`,
  );
}

/** A member Excel has and this simulator has not: the test that meets it must know. */
export function notSimulated(member: string): HostError {
  return new HostError("NotImplemented", `${member} is not simulated`);
}
