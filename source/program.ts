// All that is ours behind the command line, as one script of the build.
export {drawing} from './commands/drawing.js';
export * from './commands/printing.js';
