// The two halves of the program, loaded when a command needs them. In a build halves-built.ts takes the place of this file.

export const loadPrinting = () => import('./commands/printing.js');

export const loadDrawing = () => import('./commands/drawing.js');
