import { render } from 'preact';
import { startPlayback } from './clock/playback.js';
import { startEngine } from './engine/engine.js';
import { followSystem } from './layout/system.js';
import { Viewer } from './layout/Viewer.js';
import './layout/style.css';
import { openShipped } from './open/open.js';

followSystem();
startEngine();
startPlayback();
const root = document.getElementById('viewer');
if (root !== null) render(<Viewer />, root);
void openShipped([{ name: 'iraq-2020/april', seed: '1', trial: 0 }]);
