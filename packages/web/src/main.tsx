import { render } from 'preact';
import { startPlayback } from './clock/playback.js';
import { startEngine } from './engine/engine.js';
import { listenToKeys } from './layout/keyboard.js';
import { followSystem, nameThePage } from './layout/system.js';
import { Viewer } from './layout/Viewer.js';
import './layout/style.css';
import { listenToDrops } from './open/page-drop.js';
import { start } from './open/start.js';
import './layout/forced-colors.css';

followSystem();
nameThePage();
startEngine();
startPlayback();
listenToKeys();
listenToDrops();
const root = document.getElementById('viewer');
// What stood there while scripts were on their way is not taken away by the first drawing.
root?.replaceChildren();
if (root !== null) render(<Viewer />, root);
void start();
