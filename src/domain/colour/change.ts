import type { ClientMemory, Standing } from "./clientMemory";
import {
  COLOURS,
  gradeRank,
  UNUSED,
  type Colour,
  type CoverGrade,
  type Grades,
  type OverdueGrade,
  type SignatureGrade,
} from "../policy/grid";

/** A grade that is not what it was at the last committee. */
export interface GradeMove {
  readonly criterion: keyof Grades;
  readonly from: CoverGrade | SignatureGrade | OverdueGrade;
  readonly to: CoverGrade | SignatureGrade | OverdueGrade;
  readonly worse: boolean;
}

/** What has changed of a client since the last committee held. */
export type Change =
  | { readonly kind: "new" }
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "colour";
      readonly from: Colour;
      readonly to: Colour;
      /** What explains it: none when an override or a wait does. */
      readonly grades: readonly GradeMove[];
    }
  | { readonly kind: "grades"; readonly grades: readonly GradeMove[] };

const CRITERIA = ["overdue", "cover", "signature"] as const satisfies readonly (keyof Grades)[];

/** Compares how a client stands with the last committee; a client without memory is new. */
export function changeSince(
  { colour, grades }: Pick<Standing, "colour" | "grades">,
  memory: ClientMemory | null,
): Change {
  if (memory === null) return { kind: "new" };
  const moves = CRITERIA.flatMap((criterion): GradeMove[] => {
    const [from, to] = [memory.grades[criterion], grades[criterion]];
    // A criterion that came into use or went out of it is a change of the policy, not of the client.
    return from === to || from === UNUSED || to === UNUSED
      ? []
      : [{ criterion, from, to, worse: gradeRank(to) > gradeRank(from) }];
  });
  if (colour !== memory.colour) return { kind: "colour", from: memory.colour, to: colour, grades: moves };
  return moves.length > 0 ? { kind: "grades", grades: moves } : { kind: "unchanged" };
}

/** Whether a client had another colour at the last committee, or was not known to it. */
export function hasEntered({ kind }: Change): boolean {
  return kind === "new" || kind === "colour";
}

/** A client as the portfolio's comparison names it. */
export interface ComparedClient extends Pick<Standing, "colour" | "grades"> {
  readonly clientCode: string;
  readonly clientName: string;
}

/** A client as it was remembered at the last committee. */
export interface RememberedClient {
  readonly clientCode: string;
  readonly clientName: string;
  readonly memory: ClientMemory;
}

/** Who moved since the last committee. New clients enter their colour, vanished ones leave theirs. */
export interface PortfolioChange<Client extends ComparedClient> {
  readonly entered: Readonly<Record<Colour, readonly Client[]>>;
  readonly left: Readonly<Record<Colour, readonly RememberedClient[]>>;
  readonly arrived: readonly Client[];
  /** Owed something at the last committee, owe nothing now. */
  readonly vanished: readonly RememberedClient[];
  /** Same colour, other grades. */
  readonly gradesMoved: readonly Client[];
}

/**
 * Compares the portfolio with the last committee held.
 * @returns null before the first committee: then there is nothing to compare with.
 */
export function portfolioChange<Client extends ComparedClient>(
  clients: readonly Client[],
  remembered: readonly RememberedClient[],
): PortfolioChange<Client> | null {
  if (remembered.length === 0) return null;
  const before = new Map(remembered.map((client) => [client.clientCode, client]));
  const now = new Map(clients.map((client) => [client.clientCode, client]));
  const changes = clients.map((client) => {
    const memory = before.get(client.clientCode)?.memory ?? null;
    return { client, change: changeSince(client, memory) };
  });
  const byColour = <T>(pick: (colour: Colour) => T[]) =>
    Object.fromEntries(COLOURS.map((colour) => [colour, pick(colour)])) as unknown as Record<Colour, T[]>;
  const ofKind = (kind: Change["kind"]) =>
    changes.filter(({ change }) => change.kind === kind).map(({ client }) => client);
  return {
    entered: byColour((colour) =>
      changes
        .filter(({ client, change }) => client.colour === colour && hasEntered(change))
        .map(({ client }) => client),
    ),
    left: byColour((colour) =>
      remembered.filter(
        ({ clientCode, memory }) => memory.colour === colour && now.get(clientCode)?.colour !== colour,
      ),
    ),
    arrived: ofKind("new"),
    vanished: remembered.filter(({ clientCode }) => !now.has(clientCode)),
    gradesMoved: ofKind("grades"),
  };
}
