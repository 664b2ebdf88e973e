/** `npm run bench`: what things cost, as CPU time; compare ratios within one run, not figures between machines. */
import { benchBallisticStep } from '../bench/ballistic-step.mjs';
import { benchCampaign } from '../bench/campaign.mjs';
import { benchTracker } from '../bench/tracker.mjs';
import { benchTrials } from '../bench/trials.mjs';

console.log(`Node ${process.versions.node}`);
benchBallisticStep();
benchTracker();
await benchTrials('iraq-2020/january');
await benchTrials('iraq-2020/april');
benchCampaign('first-shot/campaign');
