import { excelRibbon } from "../excel/ribbon";
import { registerCommands } from "./ribbonCommands";

registerCommands(excelRibbon());
