/** Raised with every change to what models are told, so that generations can be compared. */
export const promptVersion = 3;
