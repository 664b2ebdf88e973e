import { answerOffer, tourOffered } from './offer.js';
import { goToStep } from './tour.js';
import './tour.css';

/** Offers the tour on the first visit. */
export function TourOffer() {
  if (!tourOffered.value) return null;
  return (
    <section class="tour offer" aria-labelledby="offer-title">
      <h2 id="offer-title">New here?</h2>
      <p>
        The spring of 2020 in six steps: the raid of January, rockets in March, batteries in April, and how
        sure one can be of a run. It takes three minutes.
      </p>
      <footer>
        <button type="button" onClick={answerOffer}>
          Not now
        </button>
        <button type="button" class="main" onClick={() => void goToStep(0)}>
          Take the tour
        </button>
      </footer>
    </section>
  );
}
