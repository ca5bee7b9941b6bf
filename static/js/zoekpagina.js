// The search page: the list that follows a choice, and the map beside it.

import "./kaartstart.js";
import "./meegeven.js";
import "./zoeken.js";
import "./locatie.js";
import "./suggesties.js";
