/** What fields of desk forms take, with the message that stands at the field otherwise. */
import { z } from 'zod';
import { timeZones } from '../settings/queries.ts';
import { isLanguage } from '../words/words.ts';

/** Text that may be empty. */
export const text = (most: number) => z.string('Please fill this in.').trim().max(most, `At most ${most} characters.`);

/** Text that must be there. */
export const filledText = (most: number) => text(most).min(1, 'Please fill this in.');

const addressForm = /^[^\s@"<>]+@[^\s@"<>]+\.[^\s@"<>]+$/;
const addressMessage = 'An address has the form name@place.ending.';

export const emailAddress = text(254).regex(addressForm, addressMessage);
export const optionalEmailAddress = text(254).refine(
  (given) => given === '' || addressForm.test(given),
  addressMessage,
);

export const language = text(20).refine(isLanguage, 'Choose one of the list.');
export const timeZone = text(60).refine((zone) => timeZones.includes(zone), 'Choose one of the list.');
