/** What this room can say: id → the data its sentence needs (`import type { MessageValue }` from the model). Sentences: `src/locales/<tag>/presentation.ts`. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the room learns to speak
export interface PresentationMessages {}
