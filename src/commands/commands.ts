import { excelRibbon } from "../excel/ribbon";
import { registerCommands } from "./ribbonCommands";

const ribbon = excelRibbon();
if (ribbon) registerCommands(ribbon);
