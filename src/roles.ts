/** Who acts, and who may do what: one table. */
export type Role = 'owner' | 'editor' | 'reporter';

export type Actor =
  | { kind: 'staff'; id: string; name: string; role: Role }
  | { kind: 'reader' }
  /** The program itself: a job, the command line, the schedule. */
  | { kind: 'system' };

export type Deed =
  | 'write story'
  | 'publish story'
  | 'confirm record'
  | 'moderate comments'
  | 'see readers'
  | 'change forms'
  | 'change settings'
  | 'see mail'
  | 'manage staff';

const deeds: Record<Role, readonly Deed[]> = {
  owner: [
    'write story',
    'publish story',
    'confirm record',
    'moderate comments',
    'see readers',
    'change forms',
    'change settings',
    'see mail',
    'manage staff',
  ],
  editor: ['write story', 'publish story', 'confirm record', 'moderate comments', 'see readers', 'change forms'],
  reporter: ['write story'],
};

export function may(actor: Actor, deed: Deed): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'staff' && deeds[actor.role].includes(deed);
}
