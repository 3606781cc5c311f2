import "./paneWidth";
import "./hidingRules";
