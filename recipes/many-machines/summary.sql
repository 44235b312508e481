-- Causes, the most frequent first, with the machines that have them: duckdb < summary.sql
SELECT
	finding.cause AS cause,
	count(*) AS machines,
	string_agg(regexp_extract(filename, '([^/\\]+)\.json$', 1), ' ' ORDER BY filename) AS names
FROM (
	SELECT filename, unnest(findings) AS finding
	FROM read_json('reports/*.json', filename = true, columns = {
		verdict: 'VARCHAR',
		findings: 'STRUCT(cause VARCHAR, severity VARCHAR)[]'
	})
)
WHERE finding.severity = 'error'
GROUP BY cause
ORDER BY machines DESC, cause;
