import { excelRibbon } from "../excel/host/ribbon";
import { registerCommands } from "./ribbonCommands";

const ribbon = excelRibbon();
if (ribbon) registerCommands(ribbon);
