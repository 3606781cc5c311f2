import { children, everyElement, place } from "./manifestXml";

/**
 * The children each element of a task-pane manifest may have, in the one order that Office accepts
 * (Microsoft's "manifest element ordering"; [MS-OWEMXML]). `!` marks a mandatory one, `*` a repeatable one.
 */
const ORDER: Readonly<Record<string, string>> = {
  OfficeApp:
    "Id! AlternateId Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl! " +
    "HighResolutionIconUrl! SupportUrl! AppDomains Hosts! Requirements! DefaultSettings! Permissions! " +
    "VersionOverrides! ExtendedOverrides",
  AppDomains: "AppDomain!*",
  "OfficeApp/Hosts": "Host!*",
  Requirements: "Sets! Methods",
  Sets: "Set!*",
  DefaultSettings: "SourceLocation!",
  VersionOverrides: "Description Requirements Hosts! Resources! WebApplicationInfo EquivalentAddins",
  "VersionOverrides/Hosts": "Host!*",
  "VersionOverrides/Hosts/Host": "Runtimes! AllFormFactors DesktopFormFactor!",
  Runtimes: "Runtime!",
  DesktopFormFactor: "GetStarted FunctionFile! ExtensionPoint!*",
  GetStarted: "Title! Description! LearnMoreUrl!",
  ExtensionPoint: "OfficeTab* CustomTab* OfficeMenu*",
  OfficeTab: "Group!*",
  CustomTab: "Group!* Label!",
  OfficeMenu: "Control!*",
  Group: "Label! Icon! Control!*",
  Control: "Label! Supertip! Icon! Action! Enabled OverriddenByRibbonApi",
  Supertip: "Title! Description!",
  Icon: "Image!*",
  Action: "TaskpaneId SourceLocation Title FunctionName",
  Resources: "Images! Urls! ShortStrings! LongStrings!",
  Images: "Image!*",
  Urls: "Url!*",
  ShortStrings: "String!*",
  LongStrings: "String!*",
};

interface Slot {
  readonly name: string;
  readonly mandatory: boolean;
  readonly repeatable: boolean;
}

/** Children out of order, unknown, missing or repeated, over the whole manifest. */
export function orderProblems(root: Element): string[] {
  return everyElement(root).flatMap((element) => {
    const slots = slotsOf(element);
    return slots ? childrenProblems(element, slots) : [];
  });
}

/** What may stand inside an element: by its own name, or by its name and its parents' where they differ. */
function slotsOf(element: Element): Slot[] | null {
  let path = element.localName;
  let order = ORDER[path];
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    path = `${parent.localName}/${path}`;
    order = ORDER[path] ?? order;
  }
  return order?.split(" ").map(parseSlot) ?? null;
}

function parseSlot(text: string): Slot {
  return { name: text.replace(/[!*]/g, ""), mandatory: text.includes("!"), repeatable: text.includes("*") };
}

function childrenProblems(element: Element, slots: readonly Slot[]): string[] {
  const names = children(element).map((child) => child.localName);
  const known = names.filter((name) => slots.some((slot) => slot.name === name));
  const ordered = slots.flatMap((slot) => known.filter((name) => name === slot.name));
  const firstWrong = known.findIndex((name, index) => name !== ordered[index]);
  return [
    ...names.filter((name) => !known.includes(name)).map((name) => `${name} does not belong there`),
    ...(firstWrong < 0 ? [] : [`${known[firstWrong]} stands where ${ordered[firstWrong]} should`]),
    ...slots
      .filter((slot) => slot.mandatory && !names.includes(slot.name))
      .map((slot) => `${slot.name} is missing`),
    ...slots
      .filter((slot) => !slot.repeatable && count(names, slot.name) > 1)
      .map((slot) => `${slot.name} stands twice`),
  ].map((problem) => `${place(element)}: ${problem}`);
}

function count(names: readonly string[], name: string): number {
  return names.filter((other) => other === name).length;
}
