/** The law of releases for the large cases: every leaf of a raid, and of weeks of two batteries. */
import { keepsTheLaw, runCase, timelineCase } from './release-law.js';

keepsTheLaw(runCase('iraq-2020/april'));
keepsTheLaw(runCase('iraq-2020/january'));
keepsTheLaw(timelineCase('iraq-2020/deployment'));
