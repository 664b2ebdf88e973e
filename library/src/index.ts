/** The catalogue of systems and the scenarios that ship with Testudo, and how to reach them from Node. */
export {
  type LoadShippedOptions,
  loadReleasePolicyAt,
  loadScenarioAt,
  loadShippedScenario,
  shippedCatalogue,
} from './load.js';
export { readTextFile } from './read-text-file.js';
export { cataloguePaths, policyPath, scenarioNames, scenarioPath } from './shipped.js';
