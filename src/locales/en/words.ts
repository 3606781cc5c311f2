import intake from "./intake.json";
import pane from "./pane.json";
import problems from "./problems.json";
import questions from "./questions.json";
import workbook from "./workbook.json";

/** All words of the language, by namespace. */
export const en = { pane, workbook, problems, intake, questions } as const;
