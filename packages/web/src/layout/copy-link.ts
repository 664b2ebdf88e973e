import { currentAddress } from '../open/address.js';
import { notice, runs } from '../state/state.js';
import { formatAddress } from '../state/url.js';

/** Puts the address of what is shown into the clipboard. */
export async function copyLink(): Promise<void> {
  const address = new URL(`#${formatAddress(currentAddress())}`, location.href);
  // Whoever gets it may have no server that was asked to open something.
  address.search = '';
  const fromFile = runs.value.find(({ source }) => source.kind !== 'shipped');
  const but =
    fromFile === undefined
      ? ''
      : ` It names ${fromFile.source.name}, but does not hold it: whoever follows it needs the file.`;
  try {
    await navigator.clipboard.writeText(address.href);
    notice.value = `The link is copied.${but}`;
  } catch {
    notice.value = `The browser does not let the page copy. The link is: ${address.href}${but}`;
  }
}
