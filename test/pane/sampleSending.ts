import type { Overview } from "../../src/committee/sources/sourcesContract";
import type { AgendaSending } from "../../src/committee/agenda/agendaContract";
import { personalMailsOf } from "./samplePersonal";
import type { Week } from "../../src/committee/week/weekContract";

/** Where the week stands in a workbook whose committees are only what its overview says. */
export function weekOf(overview: Overview, over: Partial<Week> = {}): Week {
  return {
    committee: overview.nextCommittee.day,
    time: overview.nextCommittee.time,
    place: "Salle Ampère",
    agendaDue: overview.agendaDue,
    clientsDay: overview.referenceDate,
    lastDay: null,
    lastFigures: null,
    isPrepared: true,
    agendaSent: null,
    closed: null,
    protocolSent: null,
    openActions: 3,
    lateActions: 1,
    sheetEdits: 0,
    holiday: null,
    isSetUpOffered: false,
    warnings: [],
    ...over,
  };
}

/** An agenda that is ready to be sent. */
export function sendingOf(overview: Overview, over: Partial<AgendaSending> = {}): AgendaSending {
  return {
    day: overview.nextCommittee.day,
    time: overview.nextCommittee.time,
    due: overview.agendaDue,
    sent: null,
    mail: {
      subject: "Comité crédit du vendredi 15 mai 2026 : ordre du jour",
      html: "<p>Établissements Brossard</p>",
      text: "Établissements Brossard",
      recipients: [
        { name: "Anne Lefèvre", email: "anne.lefevre@verrerie-du-lac.example" },
        { name: "Paul Martin", email: "paul.martin@verrerie-du-lac.example" },
      ],
    },
    mailto: "mailto:anne.lefevre@verrerie-du-lac.example?subject=Comit%C3%A9&body=Rouge",
    withoutAddress: ["Directeur financier"],
    isUpToDate: true,
    asFile: true,
    personal: personalMailsOf(),
    ...over,
  };
}
