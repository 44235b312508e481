// The JSON Schema of the report, made from its types (source/core/report.ts), so that it can't say anything else than they do.
import {API, type Checker, SymbolFlags, type Type, TypeFlags} from 'typescript/unstable/sync';

type Schema = Readonly<Record<string, unknown>>;

/** The types that have a name, by it. */
type Named = Map<string, Schema>;

const types = 'source/core/report.ts';

/** As it is published. Members may be added in later versions, so none is forbidden. */
export function reportSchemaFile(root: string): string {
	const compiler = new API({cwd: root});
	try {
		const project = compiler.updateSnapshot({openProjects: ['tsconfig.json']}).getProject(`${root}tsconfig.json`);
		const file = project?.program.getSourceFile(`${root}${types}`);
		const module = file && project?.checker.getSymbolAtLocation(file);
		const report = module && project?.checker.getExportsOfModule(module).find(({name}) => name === 'Report');
		if (!project || !report) {
			throw new Error(`${types} has no type Report`);
		}
		const named: Named = new Map();
		const schema = {
			$schema: 'https://json-schema.org/draft/2020-12/schema',
			title: 'What claude-fix check --json prints',
			...objectSchema(project.checker.getDeclaredTypeOfSymbol(report), project.checker, named),
			$defs: Object.fromEntries(named),
		};
		return `${JSON.stringify(schema)}\n`;
	} finally {
		compiler.close();
	}
}

function schemaOf(type: Type, checker: Checker, named: Named): Schema {
	const parts = type.isUnionType() ? type.getTypes() : [type];
	const present = parts.filter(({flags}) => !(flags & TypeFlags.Undefined));
	const literals = present.filter((part) => part.isLiteralType() || part.flags & TypeFlags.Null);
	if (literals.length === present.length) {
		const values = literals.map((part) => (part.isLiteralType() ? part.value : null));
		return values.length === 1 ? {const: values[0]} : {enum: values.sort()};
	}
	const schemas = present.map((part) => partSchema(part, checker, named));
	return schemas.length === 1 ? (schemas[0] ?? {}) : {anyOf: schemas};
}

const simple = [
	[TypeFlags.StringLike, 'string'],
	[TypeFlags.NumberLike, 'number'],
	[TypeFlags.BooleanLike, 'boolean'],
	[TypeFlags.Null, 'null'],
] as const;

function partSchema(type: Type, checker: Checker, named: Named): Schema {
	const [, name] = simple.find(([flag]) => type.flags & flag) ?? [];
	if (name !== undefined) {
		return {type: name};
	}
	if (checker.isArrayLikeType(type) && type.isTypeReference()) {
		const [element] = checker.getTypeArguments(type);
		return {type: 'array', ...(element && {items: schemaOf(element, checker, named)})};
	}
	const alias = type.getAliasSymbol()?.name;
	// Those of the language itself, as Readonly, have arguments and say nothing.
	if (alias === undefined || type.getAliasTypeArguments().length > 0) {
		return objectSchema(type, checker, named);
	}
	if (!named.has(alias)) {
		named.set(alias, objectSchema(type, checker, named));
	}
	return {$ref: `#/$defs/${alias}`};
}

function objectSchema(type: Type, checker: Checker, named: Named): Schema {
	const members = checker.getPropertiesOfType(type).map((member) => {
		const of = checker.getTypeOfSymbol(member);
		const says = checker.getDocumentationCommentOfSymbol(member);
		return {
			name: member.name,
			isOptional: (member.flags & SymbolFlags.Optional) !== 0,
			schema: {...(says && {description: says}), ...(of && schemaOf(of, checker, named))},
		};
	});
	const [index] = checker.getIndexInfosOfType(type);
	if (members.length === 0 && !index) {
		throw new Error(`a report has no place for ${checker.typeToString(type)}`);
	}
	return {
		type: 'object',
		...(members.length > 0 && {
			properties: Object.fromEntries(members.map(({name, schema}) => [name, schema])),
			required: members.filter(({isOptional}) => !isOptional).map(({name}) => name),
		}),
		...(index && {additionalProperties: schemaOf(index.valueType, checker, named)}),
	};
}
