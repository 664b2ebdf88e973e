/** The catalogue of systems and the scenarios that ship with Testudo, and how to reach them from Node. */
export { type LoadShippedOptions, loadScenarioAt, loadShippedScenario, shippedCatalogue } from './load.js';
export { readTextFile } from './read-text-file.js';
export { cataloguePaths, scenarioNames, scenarioPath } from './shipped.js';
