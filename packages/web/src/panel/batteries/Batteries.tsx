import { Sides } from '../Sides.js';
import { BatteryCard } from './BatteryCard.js';
import { PointDefenceCard } from './PointDefenceCard.js';
import './batteries.css';

/** Every battery and point defence of the runs: what each can do now, does, and came to. */
export function Batteries() {
  return (
    <Sides>
      {({ recording }) => {
        const { batteries, pointDefences } = recording.scenario;
        if (batteries.length + pointDefences.length === 0)
          return <p class="quiet">Nothing defends anybody in this run.</p>;
        return (
          <div class="cards">
            {batteries.map(({ id }) => (
              <BatteryCard key={id} recording={recording} battery={id} />
            ))}
            {pointDefences.map(({ id }) => (
              <PointDefenceCard key={id} recording={recording} id={id} />
            ))}
          </div>
        );
      }}
    </Sides>
  );
}
