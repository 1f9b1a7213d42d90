import type { PersonalKind } from '../datasetProfile.ts';

/**
 * Words in headings that say that a column is about a person, in English, German, French, Spanish, Italian,
 * Portuguese, Dutch and Polish. Matched against whole words of the heading in lower case, without accents.
 */
const phrases: readonly (readonly [PersonalKind, RegExp])[] = [
  [
    'email',
    /(?<!\p{L})(?:e ?mails?|mail ?(?:address|adresse)|correo(?: electronico)?|courriel|adresse (?:e ?)?mail|posta elettronica)(?!\p{L})/u,
  ],
  [
    'phone',
    /(?<!\p{L})(?:tele?phones?|phones?|tel|telefon(?:o|nummer|e|numer)?|mobil(?:e|nummer|telefon)?(?! (?:app|users?|os|version|device|revenue|sales|visits?|traffic|share))|handy(?:nummer)?|cell ?(?:phone)?|fax(?:nummer)?|portable|movil|celular|cellulare|whatsapp|rufnummer|telefoonnummer|numer telefonu)(?!\p{L})/u,
  ],
  [
    'birthDate',
    /(?<!\p{L})(?:birth ?(?:date|day)|date of birth|dob|geburts(?:datum|tag)|geboren|date de naissance|naissance|fecha de nacimiento|nacimiento|data di nascita|data de nascimento|geboortedatum|data urodzenia|born)(?!\p{L})/u,
  ],
  [
    'bankAccount',
    /(?<!\p{L})(?:iban|bic|swift|bank ?account(?: number)?|account (?:number|no)|konto(?:nummer| nr)|bankverbindung|numero de compte|rib|numero de cuenta|cuenta bancaria|conto corrente|rekeningnummer|numer konta|sort code|routing number)(?!\p{L})/u,
  ],
  [
    'card',
    /(?<!\p{L})(?:(?:credit|debit) ?card(?: (?:number|no|nr))?|card ?number|cc ?(?:number|no)|kreditkarte(?:nnummer)?|kartennummer|carte (?:de credit|bancaire)|numero de carte|tarjeta(?: de credito)?|carta di credito|cvv|cvc)(?!\p{L})/u,
  ],
  [
    'nationalId',
    /(?<!\p{L})(?:ssn|social security(?: (?:number|no))?|national ?(?:id|insurance)(?: (?:number|no))?|nino|passport(?: (?:number|no))?|(?:personal ?)?ausweis(?:nummer)?|reisepass(?:nummer)?|sozialversicherungs ?nummer|steuer ?(?:id|identifikationsnummer|nummer)|tax ?(?:id|payer id)|numero de securite sociale|securite sociale|dni|nie|nif|cpf|codice fiscale|bsn|pesel|driver'?s? licen[cs]e(?: number)?|fuhrerschein(?:nummer)?)(?!\p{L})/u,
  ],
  [
    'ipAddress',
    /(?<!\p{L})(?:ip|ip ?(?:address|adresse|addr)|adresse ip|direccion ip|client ip|remote addr)(?!\p{L})/u,
  ],
  [
    'address',
    /(?<!\p{L})(?:(?:street|home|postal|mailing|billing|shipping|delivery|customer|residential) ?address|address(?:es)?(?: ?(?:line)? ?\d)?|street(?: ?name)?|anschrift|(?:wohn|liefer|rechnungs|post)?adresse|strasse|stra(?:ss|ß)e(?: (?:und )?(?:haus)?(?:nr|nummer))?|hausnummer|rue|domicile|direccion|domicilio|calle|indirizzo|endereco|adres|ulica)(?!\p{L})/u,
  ],
  [
    'health',
    /(?<!\p{L})(?:diagnos(?:is|es|e|en|tic)|icd ?10?|medical ?(?:record|history)(?: (?:number|no))?|mrn|patient(?:en)?(?: ?(?:id|name|nr|nummer))?|krankheit(?:en)?|krankenkasse|blood ?(?:type|group)|blutgruppe|allerg(?:y|ies|ien)|medication|disability|behinderung|religion|konfession|ethnicity|ethnie|sexual orientation)(?!\p{L})/u,
  ],
  [
    'location',
    /(?<!\p{L})(?:lat(?:itude)?|lon(?:gitude)?|lng|gps|geo ?(?:location|point|position)|breitengrad|langengrad)(?!\p{L})/u,
  ],
  [
    'name',
    /(?<!\p{L})(?:(?:first|last|full|given|middle|family|maiden|customer|client|user|employee|contact|person|patient|guest|member|owner|recipient|participant|student|driver|manager|candidate|applicant)s? ?name|surname|forename|vorname|nachname|familienname|kundenname|ansprechpartner(?:in)?|mitarbeiter(?:in|name)?|nom(?: (?:de famille|complet|du client))?|prenom|nombre(?: completo)?|apellidos?|nome completo|cognome|sobrenome|voornaam|achternaam|imie|nazwisko|contact person|employee|assigned to|account manager|sales ?(?:rep|person)|user ?name|benutzername)(?!\p{L})/u,
  ],
];

/** What the heading says of a person; `undefined` when it says nothing. */
export function headingKind(label: string): PersonalKind | undefined {
  const words = label
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{Nd}']+/gu, ' ')
    .trim();
  return phrases.find(([, pattern]) => pattern.test(words))?.[0];
}
