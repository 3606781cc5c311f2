import "./axes";
import "./chart";
import "./looks";
import "./series";
import "./texts";
