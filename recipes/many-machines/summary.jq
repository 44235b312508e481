# One line for each machine: jq -r -f summary.jq reports/*.json
[
	(input_filename | sub(".*/"; "") | sub("\\.json$"; "")),
	.verdict,
	(.rootCause // "-"),
	([.findings[0].where[]? | "\(.path)\(if .line then ":\(.line)" else "" end)"] | first // "-")
] | @tsv
