/** The law of releases for the large cases: every leaf of two raids, of a campaign and of another deployment. */
import { keepsTheLaw, runCase, timelineCase } from './release-law.js';

keepsTheLaw(runCase('iraq-2020/april'));
keepsTheLaw(runCase('iraq-2020/january'));
keepsTheLaw(runCase('first-shot/campaign'));
keepsTheLaw(timelineCase('turkey-2012/deployment'));
