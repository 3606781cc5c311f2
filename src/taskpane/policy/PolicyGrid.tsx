import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import {
  COLOURS,
  colourInGrid,
  defaultColour,
  OVERDUE_GRADES,
  UNUSED,
  type Colour,
  type Grades,
  type Grid,
} from "../../domain/policy/grid";
import { coverWord } from "../../documents/form/coverWord";
import type { Criteria } from "../../domain/policy/policy";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { ColourMark } from "../kit/ColourMark";

const build = (theme: Theme) =>
  mergeStyleSets({
    table: { width: "100%", margin: "0 0 12px", borderCollapse: "collapse", tableLayout: "fixed" },
    caption: { padding: "4px 0", fontSize: 12, fontWeight: 600, textAlign: "start" },
    grade: { width: 62 },
    heading: { padding: 2, fontSize: 12, lineHeight: 16, fontWeight: 400, textAlign: "start" },
    cell: { padding: 2 },
    choice: {
      position: "relative",
      display: "flex",
      alignItems: "center",
      gap: 3,
      padding: "0 0 0 3px",
      border: `1px solid ${theme.palette.neutralTertiary}`,
      borderRadius: 2,
    },
    changed: {
      borderColor: theme.palette.themePrimary,
      boxShadow: `0 0 0 1px ${theme.palette.themePrimary}`,
    },
    select: [
      getFocusStyle(theme, { inset: -1 }),
      {
        flex: 1,
        minWidth: 0,
        height: 30,
        padding: 0,
        border: "none",
        font: "inherit",
        fontSize: 12,
        color: theme.semanticColors.bodyText,
        background: theme.semanticColors.bodyBackground,
        // In the narrowest pane the words need the place of the arrow.
        selectors: { "@media (max-width: 379px)": { appearance: "none" } },
      },
    ],
  });

interface PolicyGridProps {
  readonly grid: Grid;
  readonly criteria: Criteria;
  readonly disabled: boolean;
  readonly onChange: (grid: Grid) => void;
}

/**
 * The grid as a table for each cover grade: signature down, overdue across. A criterion that is not in use has
 * no table of its own, or one row.
 */
export function PolicyGrid({ grid, criteria, disabled, onChange }: PolicyGridProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const grade = (value: Grades[keyof Grades]) => words.t(`workbook:grades.${value}`);
  const isLimit = criteria.coverCriterion === "limit";
  const coverText = (cover: Grades["cover"]) => coverWord(cover, criteria, words);
  const set = (grades: Grades, colour: Colour) =>
    onChange(grid.map((row) => (isSame(row, grades) ? { ...row, colour } : row)));
  return (
    <div>
      {gradesIn(grid, "cover").map((cover) => (
        <table key={cover} className={classes.table}>
          {cover !== UNUSED && (
            <caption className={classes.caption}>
              {isLimit ? coverText(cover) : words.t("policy.gridOf", { cover: coverText(cover) })}
            </caption>
          )}
          <thead>
            <tr>
              <th scope="col" className={`${classes.heading} ${classes.grade}`}>
                {words.t("policy.signature")}
              </th>
              {OVERDUE_GRADES.map((overdue) => (
                <th key={overdue} scope="col" className={classes.heading}>
                  {grade(overdue)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {gradesIn(grid, "signature").map((signature) => (
              <tr key={signature}>
                <th scope="row" className={classes.heading}>
                  {grade(signature)}
                </th>
                {OVERDUE_GRADES.map((overdue) => {
                  const grades = { cover, signature, overdue };
                  const colour = colourInGrid(grid, grades);
                  const isChanged = colour !== defaultColour(grades);
                  return (
                    <td key={overdue} className={classes.cell}>
                      <span className={isChanged ? `${classes.choice} ${classes.changed}` : classes.choice}>
                        <ColourMark colour={colour} />
                        <select
                          className={classes.select}
                          aria-label={[coverText(cover), grade(signature), grade(overdue)].join(", ")}
                          value={colour}
                          disabled={disabled}
                          onChange={({ target }) => set(grades, target.value as Colour)}
                        >
                          {COLOURS.map((candidate) => (
                            <option key={candidate} value={candidate}>
                              {words.t(`colour.${candidate}`)}
                            </option>
                          ))}
                        </select>
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** The grades of a criterion that the grid has rows for, in their order. */
function gradesIn<Criterion extends keyof Grades>(grid: Grid, criterion: Criterion): Grades[Criterion][] {
  return [...new Set(grid.map((row) => row[criterion]))];
}

function isSame(one: Grades, other: Grades): boolean {
  return one.cover === other.cover && one.signature === other.signature && one.overdue === other.overdue;
}
