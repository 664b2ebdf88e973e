/** The spring of 2020 in six steps, each a real run. What is on record and what is asked "what if" is said in each. */
import type { CameraView, Panel, Pick } from '../state/state.js';
import type { AskedShipped } from '../state/url.js';

export interface TourStep {
  readonly title: string;
  /** What is shown: what was, as far as it is on record, or a what-if. */
  readonly what: 'on record' | 'what if';
  readonly words: readonly string[];
  readonly runs: readonly AskedShipped[];
  readonly time_s: number;
  readonly panel: Panel;
  readonly view: CameraView;
  readonly pick?: Pick;
}

const run = (name: string, seed: string): AskedShipped => ({
  kind: 'shipped',
  name: `iraq-2020/${name}`,
  seed,
  trial: 0,
});

/** From the south, over all that flies from Kermanshah to the two bases. */
const OVERVIEW: CameraView = {
  longitude_deg: 44.7,
  latitude_deg: 28.6,
  height_m: 620_000,
  heading_deg: 0,
  pitch_deg: -45,
};
/** Down at Ain al-Asad, looking north-east along the arcs. */
const AIN_AL_ASAD: CameraView = {
  longitude_deg: 41.9,
  latitude_deg: 32.5,
  height_m: 120_000,
  heading_deg: 25,
  pitch_deg: -32,
};
const TAJI: CameraView = {
  longitude_deg: 44.28,
  latitude_deg: 33.33,
  height_m: 14_000,
  heading_deg: 0,
  pitch_deg: -38,
};

export const STEPS: readonly TourStep[] = [
  {
    title: '8 January 2020, as it was',
    what: 'on record',
    words: [
      'Sixteen ballistic missiles from Kermanshah province fly at two bases in Iraq. Neither has a missile defence. Eleven arrive at Ain al-Asad, one at Erbil, four fail: so says the record (CENTCOM; Times of Israel), and so it comes out in this run, whose seed was picked for that.',
      'Which missile was of which type, where exactly it left and what it was aimed at was never published. That part is assumed, and marked so.',
    ],
    runs: [run('january', '5')],
    time_s: 12_690,
    panel: 'story',
    view: OVERVIEW,
  },
  {
    title: 'Who was warned, and how',
    what: 'on record',
    words: [
      'Most people were in shelters two and a half hours before (CNN): not because a sensor saw anything, but because they had been told. For those still on watch there was only what is seen from space: in the model, a burn is reported a minute or two after launch (yellow areas), then the alarm sounds.',
      'People on the spot spoke of fifteen minutes of warning, longer than one flight lasts. And warned is not safe: 110 brain injuries were counted among people who had taken cover (CBS).',
    ],
    runs: [run('january', '5')],
    time_s: 12_640,
    panel: 'threats',
    view: OVERVIEW,
    pick: { kind: 'threat', id: 'v1-asad-qiam-1' },
  },
  {
    title: '14 March: rockets at Camp Taji',
    what: 'on record',
    words: [
      'At least 25 rockets of 107 mm hit a base that has nothing against them (AP). They left from seven improvised launchers some kilometres away; where each stood is invented here.',
      'They fly for ten to thirty seconds, low. In the run nothing sees them in time and no alarm sounds. A battery like those of the next steps would change nothing: rockets are in no class that it engages.',
    ],
    runs: [run('taji', '1')],
    time_s: 374,
    panel: 'story',
    view: TAJI,
  },
  {
    title: '1 April: batteries going online',
    what: 'what if',
    words: [
      'On 30 March a Patriot battery is being assembled at Ain al-Asad, another lies delivered at Erbil (AFP). Reports have both at work by 11 April (AP).',
      'What if the raid of January had come on 1 April? Nothing of the kind happened. Here a radar is on trial and two launchers at most are ready, which is assumed. A few interceptors leave; the rest of the raid meets a battery that is not there yet, and each battery says why it did not fire.',
    ],
    runs: [run('going-online', '1')],
    time_s: 12_820,
    panel: 'batteries',
    view: AIN_AL_ASAD,
    pick: { kind: 'battery', id: 'asad-patriot' },
  },
  {
    title: '11 April’s batteries, January’s raid',
    what: 'what if',
    words: [
      'The same attack twice on one clock: against the batteries of April, and as in January without any. It is a what-if: the batteries came three months after the raid.',
      'That they were there is on record; which way they faced and how many launchers they had is not, and stands as a range. In this run, whose seed was picked for that, they stop whatever did not fail by itself. Look at the next step before you believe that.',
    ],
    runs: [run('april', '29'), run('january', '29')],
    time_s: 12_818,
    panel: 'story',
    view: AIN_AL_ASAD,
    pick: { kind: 'threat', id: 'v1-asad-fateh-1' },
  },
  {
    title: 'How sure can we be?',
    what: 'what if',
    words: [
      'The same batteries and the same kind of attack, with other luck. In the first run nothing arrives. In the second the radar at Ain al-Asad is out of order that night, and all that works and is aimed there arrives.',
      'One run is one run. How often which comes out, and what it hangs on, takes hundreds: “testudo run iraq-2020/april” makes 300 trials with their spread, “testudo compare iraq-2020/january iraq-2020/april” holds two defences against the same attacks.',
    ],
    runs: [run('april', '29'), run('april', '5')],
    time_s: 12_850,
    panel: 'story',
    view: OVERVIEW,
  },
];
