import "./application";
import "./range";
import "./rangeAreas";
import "./rangeFormat";
import "./runtime";
import "./workbook";
import "./worksheet";
import "./worksheets";
