using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Drafting;

/// <summary>The names of columns in exports, in English, German, French and Spanish, by what they mean.</summary>
internal static class MeaningNames
{
    // A shorter name has too many neighbors.
    private const int LeastSimilar = 6;

    private static readonly string[] s_consents = { "consent", "optin", "einwilligung", "newsletter", "marketing" };

    private static readonly char[] s_between = { ' ' };

    private static readonly Dictionary<AttributeMeaning, string> s_names = new Dictionary<AttributeMeaning, string>
    {
        [AttributeMeaning.Identifier] = "userid customerid customerno customernumber customernr custid custno clientid legacyid externalid uid userno usernumber "
            + "memberid memberno membernumber accountid accountno accountnumber personid guid uuid sub kundennr kundennummer kundenid kdnr benutzerid nutzerid "
            + "mitgliedsnummer mitgliedsnr mitgliedsid personennummer idclient numeroclient numclient noclient idutilisateur identifiant numeroadherent "
            + "idcliente numerocliente numcliente idusuario codigocliente",
        [AttributeMeaning.Email] = "email emailaddress mail mailaddress emailaddr primaryemail loginemail emailid emailadresse mailadresse adressemail adresseemail "
            + "adresseelectronique courriel mel correo correoelectronico emailprincipal direccioncorreo direcciondecorreo",
        [AttributeMeaning.EmailVerified] = "emailverified emailverifiedat emailconfirmed emailvalidated verifiedemail emailbestätigt emailverifiziert mailverifiziert "
            + "emailverifie emailconfirme emailverificado correoverificado",
        [AttributeMeaning.Password] = "password passwordhash hashedpassword passwd pwd userpassword pwhash passhash pwdhash hash encryptedpassword passworddigest "
            + "kennwort passwort passworthash kennworthash motdepasse mdp hashmotdepasse contraseña clave hashcontraseña",
        [AttributeMeaning.Salt] = "salt passwordsalt pwsalt passwortsalt",
        [AttributeMeaning.UserName] = "username login loginname userlogin logonname loginid benutzername nutzername anmeldename loginkennung benutzerkennung "
            + "nomutilisateur nomdutilisateur identifiantconnexion pseudo nombreusuario nombredeusuario usuario samaccountname userprincipalname preferredusername screenname",
        [AttributeMeaning.Nickname] = "nickname nick spitzname surnom apodo",
        [AttributeMeaning.GivenName] = "givenname firstname forename fname vorname rufname prénom prenoms nombre nombredepila",
        [AttributeMeaning.MiddleName] = "middlename secondname middleinitial zweitervorname zweitname deuxiemeprenom segundonombre",
        [AttributeMeaning.FamilyName] = "familyname lastname surname lname sn nachname familienname zuname nomdefamille nomfamille apellido apellidos primerapellido",
        [AttributeMeaning.FullName] = "name fullname completename vollername vollständigername gesamtname nom nomcomplet nomprenom nombrecompleto nombreyapellidos "
            + "personname customername kundenname cn realname",
        [AttributeMeaning.DisplayName] = "displayname anzeigename nomaffiche nomdaffichage nombremostrado nombrevisible",
        [AttributeMeaning.Birthdate] = "birthdate birthday dateofbirth dob bday birth geburtsdatum geburtstag gebdatum gebdat gebtag gebdt geboren geborenam "
            + "datedenaissance datenaissance naissance ddn fechanacimiento fechadenacimiento nacimiento fnac",
        [AttributeMeaning.Gender] = "gender sex geschlecht geschl sexe genre sexo género",
        [AttributeMeaning.Salutation] = "salutation anrede civilité tratamiento honorificprefix prefix",
        [AttributeMeaning.Title] = "title titel akademischertitel academictitle titre titulo",
        [AttributeMeaning.MobileNumber] = "mobilenumber mobile mobilephone mobilephonenumber mobileno cell cellphone cellphonenumber cellnumber handy handynummer handynr "
            + "mobil mobilnummer mobilnr mobiltelefon telefonmobil telmobil natel portable numeroportable telephoneportable telportable gsm movil telefonomovil "
            + "numeromovil celular telefonocelular",
        [AttributeMeaning.PhoneNumber] = "phonenumber phone telephone telephonenumber phoneno tel telno telnumber homephone landline telefon telefonnummer telefonnr "
            + "telnr festnetz festnetznummer festnetznr rufnummer numerotelephone numerodetelephone telephonefixe telfixe fixe teléfono numerotelefono "
            + "numerodetelefono telefonofijo telefonprivat",
        [AttributeMeaning.Street] = "street streetaddress address1 addressline1 addrline1 street1 straße strassehausnummer strassehausnr strasseundhausnummer "
            + "strassenr strasseundnr anschrift1 adresse1 adresszeile1 rue adresseligne1 calle direccion1 domicilio streetandnumber",
        [AttributeMeaning.HouseNumber] = "housenumber houseno streetnumber streetno hausnummer hausnr hnr numerorue numerodevoie numerocalle",
        [AttributeMeaning.AddressLine2] = "address2 addressline2 street2 adresszusatz adresse2 adresszeile2 complementadresse complement adresseligne2 direccion2 complemento",
        [AttributeMeaning.FullAddress] = "address adresse anschrift dirección fulladdress postaladdress adressepostale formattedaddress postanschrift",
        [AttributeMeaning.City] = "city town locality ort stadt wohnort ortschaft ville commune localite ciudad localidad poblacion municipio",
        [AttributeMeaning.PostalCode] = "postalcode zip zipcode postcode plz postleitzahl codepostal cp codigopostal npa",
        [AttributeMeaning.Region] = "region state province stateabbreviation stateprovince county bundesland kanton departement provincia comunidad",
        [AttributeMeaning.Country] = "country countrycode countryname land landcode ländercode länderkennzeichen pays codepays país codigopais nation",
        [AttributeMeaning.Company] = "company companyname organization organisation firma firmenname unternehmen société entreprise empresa employer",
        [AttributeMeaning.Language] = "language languagecode preferredlanguage lang locale sprache sprachcode korrespondenzsprache langue codelangue idioma",
        [AttributeMeaning.TimeZone] = "timezone tz zoneinfo zeitzone fuseauhoraire zonahoraria",
        [AttributeMeaning.Newsletter] = "newsletter newsletteroptin newslettersubscription optin emailoptin marketingoptin newsletterabo newsletteranmeldung "
            + "abonnementnewsletter infolettre inscriptionnewsletter boletin suscripcionboletin",
        [AttributeMeaning.Status] = "status userstatus accountstatus kontostatus benutzerstatus statut",
        [AttributeMeaning.Created] = "created createdat createdon createddate creationdate creationtime createtime createdtime registered registeredat registrationdate "
            + "registeredon signupdate joindate datecreated erstellt erstelltam angelegt angelegtam anlagedatum erstellungsdatum registriert registriertam "
            + "registrierungsdatum datecreation datedecreation creele dateinscription inscritle fechacreacion fechadecreacion fecharegistro fechaderegistro fechaalta",
        [AttributeMeaning.LastUpdated] = "updated updatedat lastupdated lastmodified modified modifiedat modifiedon updatedon changedat lastchange geändert geändertam "
            + "änderungsdatum letzteänderung datemodification fechamodificacion",
        [AttributeMeaning.LastLogin] = "lastlogin lastloginat lastlogindate lastlogintime lastlogon lastloggedin lastloggedintime lastseen lastsignin lastsignindate "
            + "letzteanmeldung letzterlogin letzterbesuch derniereconnexion ultimoacceso ultimologin ultimaconexion",
        [AttributeMeaning.Website] = "website homepage url webseite siteweb sitioweb",
        [AttributeMeaning.Picture] = "picture photo avatar photourl pictureurl avatarurl profilbild foto",
        [AttributeMeaning.AboutMe] = "aboutme about bio biography übermich presentation",
        [AttributeMeaning.SocialProfiles] = "profiles socialprofiles sociallogins",
        [AttributeMeaning.Consents] = "consents einwilligungen consentements consentimientos",
        [AttributeMeaning.Roles] = "roles role rolle rollen",
        [AttributeMeaning.Groups] = "groups group gruppe gruppen groupes grupos",
    };

    private static readonly Dictionary<string, AttributeMeaning> s_meanings = s_names
        .SelectMany(item => item.Value.Split(s_between), (item, name) => (Name: HeaderName.Reduce(name), item.Key))
        .GroupBy(one => one.Name, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First().Key, StringComparer.Ordinal);

    private static readonly string[] s_long = s_meanings.Keys.Where(name => name.Length >= LeastSimilar).ToArray();

    /// <summary>Finds the meaning of a reduced name.</summary>
    /// <param name="reduced">The name, as <see cref="HeaderName.Reduce"/> returns it.</param>
    public static AttributeMeaning Find(string reduced) => s_meanings.TryGetValue(reduced, out AttributeMeaning meaning) ? meaning : AttributeMeaning.None;

    /// <summary>Whether a reduced name is that of a consent, whose parts say when and to what the user agreed.</summary>
    /// <param name="reduced">The name, as <see cref="HeaderName.Reduce"/> returns it.</param>
    public static bool IsConsent(string reduced) => Find(reduced) is AttributeMeaning.Consents or AttributeMeaning.Newsletter
        || Array.Exists(s_consents, word => reduced.IndexOf(word, StringComparison.Ordinal) >= 0);

    /// <summary>Finds the meaning of the name that differs from a reduced name in one letter.</summary>
    /// <param name="reduced">The name, as <see cref="HeaderName.Reduce"/> returns it.</param>
    public static AttributeMeaning FindSimilar(string reduced) =>
        reduced.Length >= LeastSimilar && ColumnNames.Nearest(s_long, reduced, letters: 1) is { } nearest ? Find(nearest) : AttributeMeaning.None;
}
