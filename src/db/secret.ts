import { randomBytes } from 'node:crypto';
import type { Store } from './open.ts';

/** The secret that signs, where the environment gives none: made once, then kept with the data. */
export async function storedSecret({ change }: Pick<Store, 'change'>): Promise<string> {
  return change(async (tx) => {
    await tx
      .insertInto('secret')
      .values({ id: 1, value: randomBytes(32).toString('base64url') })
      .onConflict((clash) => clash.column('id').doNothing())
      .execute();
    const { value } = await tx.selectFrom('secret').select('value').where('id', '=', 1).executeTakeFirstOrThrow();
    return value;
  });
}
