// Texts of usual characters, which nearly all are. To learn what Unicode says of the others takes V8 longer than most commands.

/** Printable ASCII, Latin letters and our signs, in lines: nothing that is invisible, drives a terminal, or is an accent by itself. */
const usual = /^[\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u21ff\u2500-\u25fc\u2714\u2718\u276f]*$/;

export function isUsual(text: string): boolean {
	return usual.test(text);
}
