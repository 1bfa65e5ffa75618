// What JavaScript adds to pages that work without it.
import "htmx.org";
import "./menus";
import "./tabs";
import "./search";
import "./combobox";
import "./sign"; // before forms, which lets a form be sent once
import "./upload"; // before forms too
import "./forms";
import "./theme";
import "./floorplan";
import "./place-hours";
import "./booking-grid";
import "./booking-drag";
import "./ledger-lines";
import "./timer";
