// The search page: the list that follows a choice, and the map beside it.

import "./kaart.js";
import "./zoeken.js";
