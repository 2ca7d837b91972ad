"""What pages say around their articles, by language: menus, buttons, rows for sharing.

Data, and nothing else: a new language is one more row in each table. All is in lower case, with straight
apostrophes, and compared with whole lines unless the table says otherwise.
"""

from __future__ import annotations

from typing import TypeAlias

Words: TypeAlias = dict[str, tuple[str, ...]]

UNPARTED = frozenset({
    "ar", "hi", "ja", "ko", "zh",
})  # fmt: skip
"""Languages whose words are looked for within others: without spaces, or with words joined."""

CHROME: Words = {
    "en": (
        "skip to content", "skip to main content", "skip to navigation", "skip navigation",
        "skip to footer", "jump to content", "skip to main", "skip to search", "toggle navigation",
        "toggle menu", "open menu", "close menu", "main menu", "main navigation", "site navigation",
        "navigation menu", "primary menu", "back to top", "go to top", "top of page", "scroll to top",
        "return to top", "accept all", "accept cookies", "accept all cookies", "reject all",
        "reject cookies", "decline all", "allow all", "only necessary", "necessary only",
        "manage preferences", "manage cookies", "cookie settings", "cookie policy", "cookie preferences",
        "privacy settings", "i agree", "got it", "log in", "login", "sign in", "sign up", "log out",
        "sign out", "my account", "create account", "register now", "subscribe", "subscribe now",
        "become a member", "become a subscriber", "already a subscriber?", "advertisement",
        "advertisements", "advertising", "sponsored", "sponsored content", "promoted", "skip ad",
        "skip advertisement", "story continues below", "article continues below", "continue reading",
        "share this", "share this article", "share this story", "share this page", "share this post",
        "share article", "share on", "share via", "share", "tweet", "copy link", "link copied",
        "email this", "print this page", "print this article", "save article", "save for later",
        "bookmark this", "add to reading list", "listen to this article", "listen to article",
        "gift this article", "report an error", "leave a comment", "post a comment", "add a comment",
        "view comments", "show comments", "load more", "show more", "view in browser",
        "view this email in your browser", "view online", "unsubscribe", "manage your subscription",
        "update your preferences", "update preferences", "email preferences", "forward to a friend",
        "privacy policy", "privacy notice", "terms of use", "terms of service", "terms & conditions",
        "terms and conditions", "all rights reserved", "change language", "select language",
        "sign up for our newsletter", "subscribe to our newsletter", "follow us", "follow us on",
        "enlarge image", "open image in full screen", "view fullscreen", "close dialog", "apply",
        "apply now", "easy apply", "apply for this job", "save job", "report this job", "share this job",
        "back to jobs", "back to all jobs", "previous article", "next article", "previous post",
        "next post", "share share", "loading...", "loading…",
    ),
    "de": (
        "zum inhalt springen", "zum inhalt", "zum hauptinhalt", "zum hauptinhalt springen",
        "direkt zum inhalt", "zur navigation springen", "zur navigation", "zur hauptnavigation",
        "zur suche", "menü öffnen", "menü schließen", "hauptmenü", "hauptnavigation", "nach oben",
        "zum seitenanfang", "alle akzeptieren", "alles akzeptieren", "alle ablehnen", "ablehnen",
        "akzeptieren", "akzeptieren und weiter", "zustimmen", "zustimmen und weiter", "nur notwendige",
        "nur notwendige cookies", "cookie-einstellungen", "cookies verwalten", "datenschutzeinstellungen",
        "einstellungen verwalten", "anmelden", "einloggen", "abmelden", "registrieren", "mein konto",
        "jetzt abonnieren", "abonnieren", "abo", "anzeige", "werbung", "artikel teilen", "teilen",
        "beitrag teilen", "seite drucken", "artikel drucken", "drucken", "merken", "artikel merken",
        "auf die merkliste", "link kopieren", "vorlesen", "artikel vorlesen", "artikel anhören",
        "weiterlesen", "mehr anzeigen", "kommentare anzeigen", "kommentar schreiben", "kommentieren",
        "abmelden vom newsletter", "abbestellen", "newsletter abbestellen", "newsletter abonnieren",
        "im browser ansehen", "im browser anzeigen", "impressum", "datenschutz", "datenschutzerklärung",
        "agb", "nutzungsbedingungen", "barrierefreiheit", "alle rechte vorbehalten", "folgen sie uns",
        "bild vergrößern", "zurück zur übersicht", "startseite",
    ),
    "fr": (
        "aller au contenu", "aller au contenu principal", "aller à la navigation", "passer au contenu",
        "accéder au contenu", "aller au menu", "menu principal", "ouvrir le menu", "fermer le menu",
        "retour en haut", "haut de page", "tout accepter", "accepter", "accepter et fermer",
        "accepter et continuer", "tout refuser", "refuser", "continuer sans accepter", "paramétrer",
        "paramétrer les cookies", "gérer les cookies", "gestion des cookies", "se connecter", "connexion",
        "s'identifier", "mon compte", "créer un compte", "s'inscrire", "s'abonner", "abonnez-vous",
        "je m'abonne", "publicité", "partager", "partager l'article", "partager cet article", "imprimer",
        "copier le lien", "envoyer par e-mail", "envoyer par mail", "ajouter à mes favoris",
        "écouter l'article", "lire la suite", "voir plus", "afficher plus", "réagir", "commenter",
        "voir les commentaires", "se désabonner", "se désinscrire", "désinscription",
        "voir dans le navigateur", "voir cet e-mail dans votre navigateur", "version en ligne",
        "mentions légales", "politique de confidentialité", "conditions générales", "plan du site",
        "tous droits réservés", "suivez-nous", "agrandir l'image", "accueil",
    ),
    "es": (
        "saltar al contenido", "ir al contenido", "ir al contenido principal",
        "pasar al contenido principal", "menú principal", "abrir menú", "cerrar menú", "volver arriba",
        "aceptar", "aceptar todo", "aceptar todas", "aceptar cookies", "aceptar y continuar", "rechazar",
        "rechazar todo", "rechazar todas", "configurar", "configurar cookies", "política de cookies",
        "iniciar sesión", "acceder", "registrarse", "regístrate", "mi cuenta", "suscribirse", "suscríbete",
        "publicidad", "compartir", "compartir artículo", "comparte", "imprimir", "copiar enlace",
        "guardar", "escuchar artículo", "leer más", "seguir leyendo", "ver más", "cargar más", "comentar",
        "ver comentarios", "darse de baja", "cancelar suscripción", "ver en el navegador", "aviso legal",
        "política de privacidad", "términos y condiciones", "todos los derechos reservados", "síguenos",
        "ampliar imagen", "inicio",
    ),
    "it": (
        "vai al contenuto", "salta al contenuto", "vai al contenuto principale", "vai al menu",
        "menu principale", "apri il menu", "chiudi il menu", "torna su", "torna all'inizio", "accetta",
        "accetta tutto", "accetta tutti", "accetta e continua", "rifiuta", "rifiuta tutto", "preferenze",
        "gestisci le preferenze", "impostazioni cookie", "accedi", "registrati", "il mio account",
        "abbonati", "iscriviti", "pubblicità", "condividi", "condividi l'articolo", "stampa", "copia link",
        "salva", "ascolta l'articolo", "leggi tutto", "leggi di più", "continua a leggere", "mostra altro",
        "commenta", "vedi i commenti", "annulla iscrizione", "cancella iscrizione", "disiscriviti",
        "visualizza nel browser", "note legali", "informativa sulla privacy", "termini e condizioni",
        "tutti i diritti riservati", "seguici", "ingrandisci l'immagine",
    ),
    "nl": (
        "naar de inhoud", "ga naar de inhoud", "ga naar inhoud", "direct naar inhoud", "naar hoofdinhoud",
        "hoofdmenu", "menu openen", "menu sluiten", "terug naar boven", "naar boven", "accepteren",
        "alles accepteren", "akkoord", "weigeren", "alles weigeren", "alleen noodzakelijk",
        "cookie-instellingen", "voorkeuren aanpassen", "inloggen", "aanmelden", "registreren",
        "mijn account", "abonneren", "neem een abonnement", "word lid", "advertentie", "delen",
        "deel dit artikel", "deel dit", "artikel delen", "afdrukken", "link kopiëren", "bewaren",
        "artikel opslaan", "luister dit artikel", "lees meer", "lees verder", "toon meer", "reageren",
        "reageer", "bekijk reacties", "uitschrijven", "afmelden", "bekijk in browser",
        "bekijk in je browser", "privacyverklaring", "privacybeleid", "algemene voorwaarden", "colofon",
        "alle rechten voorbehouden", "volg ons", "vergroot afbeelding",
    ),
    "nordic": (
        "hopp til innhold", "hopp til hovedinnhold", "gå til innhold", "gå til hovedinnhold",
        "til hovedinnhold", "hopp til navigasjon", "hoppa till innehåll", "hoppa till innehållet",
        "hoppa till huvudinnehåll", "till innehållet", "gå til indhold", "spring til indhold",
        "gå til hovedindhold", "siirry sisältöön", "hyppää sisältöön", "siirry pääsisältöön", "meny",
        "huvudmeny", "hovedmeny", "hovedmenu", "valikko", "til toppen", "till toppen", "godta alle",
        "godta", "avvis alle", "avvis", "bare nødvendige", "acceptera alla", "acceptera", "neka alla",
        "endast nödvändiga", "accepter alle", "acceptér alle", "afvis alle", "kun nødvendige",
        "hyväksy kaikki", "hylkää kaikki", "logg inn", "logga in", "log ind", "kirjaudu",
        "kirjaudu sisään", "registrer deg", "bli abonnent", "prenumerera", "abonner", "abonnér", "tilaa",
        "tilaa uutiskirje", "annonse", "annons", "annonce", "mainos", "del", "dela", "jaa",
        "jaa artikkeli", "del artikkelen", "del artikel", "dela artikeln", "skriv ut", "skriv ud",
        "tulosta", "kopier lenke", "kopiera länk", "kopier link", "kopioi linkki", "lagre", "spara", "gem",
        "les mer", "läs mer", "læs mere", "lue lisää", "lytt til artikkelen", "lyssna på artikeln",
        "vis mer", "visa mer", "vis mere", "näytä lisää", "kommenter", "kommentera", "meld deg av",
        "avregistrera", "avsluta prenumerationen", "afmeld", "afmeld nyhedsbrev", "peruuta tilaus",
        "vis i nettleser", "visa i webbläsaren", "vis i browser", "personvern", "integritetspolicy",
        "privatlivspolitik", "tietosuoja", "cookie-innstillinger", "informasjonskapsler",
        "evästeasetukset", "alle rettigheter reservert", "følg oss", "følg os", "följ oss", "seuraa meitä",
    ),
    "pt": (
        "ir para o conteúdo", "saltar para o conteúdo", "pular para o conteúdo", "ir para o menu",
        "menu principal", "abrir menu", "fechar menu", "voltar ao topo", "aceitar", "aceitar tudo",
        "aceitar todos", "aceitar cookies", "rejeitar", "rejeitar tudo", "recusar", "definições",
        "definições de cookies", "configurações de cookies", "entrar", "iniciar sessão", "fazer login",
        "registar", "minha conta", "a minha conta", "assinar", "assine", "assine já", "subscrever",
        "publicidade", "partilhar", "partilhar artigo", "compartilhar", "compartilhe", "imprimir",
        "copiar ligação", "copiar link", "ouvir artigo", "ler mais", "leia mais", "continuar a ler",
        "ver mais", "comentar", "ver comentários", "cancelar subscrição", "cancelar inscrição",
        "descadastrar", "ver no navegador", "política de privacidade", "termos e condições",
        "termos de uso", "todos os direitos reservados", "siga-nos", "ampliar imagem",
    ),
    "pl": (
        "przejdź do treści", "przejdź do głównej treści", "przejdź do menu", "przejdź do nawigacji",
        "menu główne", "otwórz menu", "zamknij menu", "powrót na górę", "do góry", "akceptuję", "akceptuj",
        "akceptuj wszystkie", "zaakceptuj", "zaakceptuj wszystkie", "odrzuć", "odrzuć wszystkie",
        "tylko niezbędne", "ustawienia", "ustawienia cookies", "ustawienia plików cookie",
        "polityka cookies", "zaloguj", "zaloguj się", "wyloguj", "zarejestruj się", "moje konto",
        "subskrybuj", "prenumeruj", "kup subskrypcję", "reklama", "udostępnij", "udostępnij artykuł",
        "podziel się", "drukuj", "wydrukuj", "kopiuj link", "skopiuj link", "zapisz", "posłuchaj artykułu",
        "czytaj więcej", "czytaj dalej", "pokaż więcej", "skomentuj", "dodaj komentarz",
        "zobacz komentarze", "wypisz się", "rezygnuj", "wyświetl w przeglądarce", "zobacz w przeglądarce",
        "polityka prywatności", "regulamin", "wszelkie prawa zastrzeżone", "obserwuj nas", "strona główna",
    ),
    "ja": (
        "本文へスキップ", "コンテンツへスキップ", "本文へ", "メニュー", "メニューを開く", "閉じる",
        "ページトップへ", "ページの先頭へ", "トップへ戻る", "同意する", "すべて同意する", "すべて許可",
        "同意しない", "拒否する", "クッキー設定", "cookie設定", "ログイン", "ログアウト", "会員登録",
        "新規登録", "マイページ", "広告", "シェア", "シェアする", "共有", "ツイート", "ポスト", "印刷",
        "印刷する", "保存", "保存する", "リンクをコピー", "続きを読む", "もっと見る", "もっと読む",
        "コメントする", "配信停止", "配信停止はこちら", "ブラウザで表示", "ブラウザで見る",
        "プライバシーポリシー", "利用規約", "お問い合わせ", "サイトマップ", "フォローする", "ホーム",
    ),
    "zh": (
        "跳到内容", "跳至内容", "跳转到内容", "跳到主要内容", "跳至主要内容", "跳到主內容", "菜单", "選單",
        "打开菜单", "关闭", "回到顶部", "返回顶部", "接受", "全部接受", "接受全部", "同意", "同意并继续",
        "拒绝", "全部拒绝", "cookie 设置", "cookie设置", "登录", "登入", "注册", "註冊", "我的账户",
        "订阅", "訂閱", "广告", "廣告", "分享", "分享到", "转发", "打印", "列印", "收藏", "复制链接",
        "複製連結", "阅读更多", "继续阅读", "繼續閱讀", "查看更多", "加载更多", "评论", "发表评论", "退订",
        "取消订阅", "取消訂閱", "在浏览器中查看", "隐私政策", "隱私政策", "使用条款", "联系我们",
        "版权所有", "首页", "首頁", "关注我们",
    ),
    "ru": (
        "перейти к содержанию", "перейти к содержимому", "перейти к основному содержанию", "меню",
        "наверх", "принять", "принять все", "отклонить", "войти", "вход", "регистрация", "подписаться",
        "реклама", "поделиться", "печать", "сохранить", "читать далее", "читать дальше", "показать ещё",
        "отписаться", "политика конфиденциальности", "все права защищены",
    ),
    "ko": (
        "본문 바로가기", "본문으로 건너뛰기", "메뉴", "닫기", "맨 위로", "동의", "모두 동의", "거부",
        "로그인", "회원가입", "구독", "구독하기", "광고", "공유", "공유하기", "인쇄", "저장", "더 보기",
        "더보기", "수신거부", "개인정보처리방침", "이용약관", "홈",
    ),
    "ar": (
        "تخطي إلى المحتوى", "انتقل إلى المحتوى", "القائمة", "قبول", "قبول الكل", "رفض", "رفض الكل",
        "تسجيل الدخول", "اشترك", "إعلان", "شارك", "مشاركة", "طباعة", "حفظ", "اقرأ المزيد", "المزيد",
        "إلغاء الاشتراك", "سياسة الخصوصية", "الرئيسية", "جميع الحقوق محفوظة",
    ),
    "hi": (
        "मुख्य सामग्री पर जाएं", "सामग्री पर जाएं", "मेन्यू", "मेनू", "स्वीकार करें", "अस्वीकार करें",
        "लॉग इन", "साइन इन", "सदस्यता लें", "विज्ञापन", "शेयर करें", "साझा करें", "प्रिंट करें", "सहेजें",
        "और पढ़ें", "सदस्यता समाप्त करें", "गोपनीयता नीति", "होम",
    ),
}  # fmt: skip
"""Lines that no author ever wrote."""

MENU: Words = {
    "en": (
        "home", "menu", "search", "news", "latest", "latest news", "local", "world", "politics",
        "business", "money", "economy", "opinion", "opinions", "sport", "sports", "culture", "arts", "art",
        "books", "music", "film", "food", "travel", "style", "life", "lifestyle", "science", "technology",
        "tech", "health", "education", "environment", "weather", "video", "videos", "audio", "podcast",
        "podcasts", "photos", "pictures", "gallery", "magazine", "about", "about us", "about me",
        "contact", "contact us", "archive", "archives", "issues", "all articles", "all posts", "articles",
        "blog", "essays", "features", "interviews", "reviews", "columns", "columnists", "events",
        "newsletter", "newsletters", "shop", "store", "jobs", "careers", "donate", "support us",
        "membership", "help", "faq", "settings", "accept", "reject", "decline", "agree", "close", "save",
        "print", "email", "listen", "follow", "comments", "reply", "more", "next", "previous", "back",
        "account", "profile", "topics", "tags", "categories", "sections", "all", "international",
        "national", "regional", "community", "entertainment", "games", "crosswords", "puzzles", "letters",
        "obituaries", "projects", "publications", "research", "people", "team", "teaching", "cv",
        "resources", "privacy", "terms", "cookies", "accessibility", "sitemap", "site map", "rss",
        "imprint", "legal", "press", "advertise", "advertise with us", "english", "deutsch", "français",
        "español", "edit", "history", "talk", "log", "feedback", "poetry", "fiction", "nonfiction",
        "ideas", "nature", "space", "physics", "photo", "long reads", "long read", "today", "trending",
        "most read", "popular",
    ),
    "de": (
        "suche", "suchen", "nachrichten", "aktuell", "aktuelles", "politik", "wirtschaft", "gesellschaft",
        "kultur", "feuilleton", "wissen", "wissenschaft", "technik", "digital", "gesundheit", "bildung",
        "umwelt", "reise", "reisen", "lokales", "regional", "panorama", "ausland", "inland", "meinung",
        "kommentar", "kommentare", "wetter", "mediathek", "bilder", "videos", "magazin", "über uns",
        "kontakt", "archiv", "termine", "veranstaltungen", "hilfe", "presse", "start", "themen",
        "ressorts", "mehr", "zurück", "weiter", "schließen", "speichern", "einstellungen", "ausgabe",
        "hefte", "interview", "interviews", "reportage", "essay", "leben", "stil", "spenden", "jobs",
    ),
    "fr": (
        "rechercher", "recherche", "actualités", "actualité", "à la une", "politique", "économie",
        "société", "culture", "sciences", "planète", "santé", "éducation", "environnement", "voyage",
        "livres", "idées", "débats", "opinions", "tribune", "tribunes", "vidéos", "vidéo", "le magazine",
        "à propos", "qui sommes-nous", "contact", "archives", "agenda", "aide", "presse", "plus", "fermer",
        "enregistrer", "paramètres", "entretien", "entretiens", "reportage", "la lettre", "boutique",
        "local", "monde",
    ),
    "es": (
        "buscar", "noticias", "última hora", "política", "economía", "sociedad", "cultura", "ciencia",
        "deportes", "salud", "educación", "medio ambiente", "viajes", "libros", "opinión", "entrevistas",
        "entrevista", "reportajes", "vídeos", "videos", "revista", "nosotros", "quiénes somos",
        "sobre nosotros", "contacto", "archivo", "agenda", "ayuda", "prensa", "más", "cerrar", "ajustes",
        "menú", "portada", "internacional", "local", "tienda",
    ),
    "it": (
        "cerca", "notizie", "ultime notizie", "politica", "economia", "società", "cultura", "scienza",
        "scienze", "salute", "istruzione", "ambiente", "viaggi", "libri", "opinioni", "interviste",
        "intervista", "video", "rivista", "chi siamo", "contatti", "archivio", "eventi", "aiuto", "stampa",
        "altro", "chiudi", "impostazioni", "cronaca", "esteri", "mondo", "spettacoli", "primo piano",
    ),
    "nl": (
        "zoeken", "nieuws", "laatste nieuws", "politiek", "economie", "samenleving", "cultuur",
        "wetenschap", "gezondheid", "onderwijs", "milieu", "reizen", "boeken", "opinie", "interviews",
        "video", "magazine", "over ons", "contact", "archief", "agenda", "hulp", "pers", "meer", "sluiten",
        "opslaan", "instellingen", "binnenland", "buitenland", "regio", "winkel", "vacatures",
        "achtergrond",
    ),
    "nordic": (
        "søk", "sök", "søg", "haku", "hae", "hjem", "hem", "forside", "forsiden", "etusivu", "nyheter",
        "nyheder", "uutiset", "siste nytt", "politikk", "politik", "økonomi", "ekonomi", "samfunn",
        "samhälle", "samfund", "kultur", "kulttuuri", "vitenskap", "vetenskap", "videnskab", "tiede",
        "helse", "hälsa", "utdanning", "miljø", "miljö", "reise", "resor", "bøker", "böcker", "bøger",
        "meninger", "mening", "åsikt", "ledare", "debatt", "debat", "mielipide", "intervju", "intervjuer",
        "interview", "om oss", "om os", "tietoa meistä", "kontakt", "ota yhteyttä", "arkiv", "arkisto",
        "hjelp", "hjälp", "hjælp", "mer", "mere", "lisää", "lukk", "stäng", "luk", "sulje",
        "innstillinger", "inställningar", "indstillinger", "asetukset", "urheilu", "idrett", "utenriks",
        "innenriks", "lokalt", "sporten", "väder", "vær", "vejr", "sää",
    ),
    "pt": (
        "procurar", "pesquisar", "pesquisa", "notícias", "últimas", "última hora", "política", "economia",
        "sociedade", "cultura", "ciência", "desporto", "esportes", "saúde", "educação", "ambiente",
        "viagens", "livros", "opinião", "entrevistas", "entrevista", "vídeos", "revista", "sobre nós",
        "sobre", "contacto", "contactos", "contato", "arquivo", "agenda", "ajuda", "imprensa", "mais",
        "fechar", "início", "mundo", "loja", "local",
    ),
    "pl": (
        "szukaj", "wiadomości", "aktualności", "najnowsze", "polityka", "gospodarka", "społeczeństwo",
        "kultura", "nauka", "sport", "zdrowie", "edukacja", "środowisko", "podróże", "książki", "opinie",
        "wywiady", "wywiad", "rozmowy", "wideo", "magazyn", "o nas", "kontakt", "archiwum", "wydarzenia",
        "pomoc", "prasa", "więcej", "zamknij", "kraj", "świat", "region", "sklep",
    ),
    "ja": (
        "検索", "トップ", "ニュース", "新着", "政治", "経済", "社会", "文化", "国際", "科学", "スポーツ",
        "健康", "教育", "環境", "旅行", "書籍", "オピニオン", "コラム", "インタビュー", "特集", "動画",
        "写真", "会社概要", "運営会社", "アーカイブ", "イベント", "ヘルプ", "設定", "地域", "暮らし",
        "連載",
    ),
    "zh": (
        "搜索", "搜尋", "新闻", "新聞", "最新", "政治", "经济", "經濟", "社会", "社會", "文化", "国际",
        "國際", "科学", "科學", "科技", "体育", "體育", "健康", "教育", "环境", "環境", "旅游", "旅遊",
        "读书", "閱讀", "观点", "評論", "专栏", "專欄", "访谈", "訪談", "专题", "視頻", "视频", "图片",
        "关于我们", "關於我們", "归档", "活动", "帮助", "设置", "更多", "本地", "生活", "财经",
    ),
    "ru": (
        "поиск", "главная", "новости", "политика", "экономика", "общество", "культура", "наука", "спорт",
        "здоровье", "образование", "мнения", "интервью", "видео", "о нас", "контакты", "архив", "ещё",
        "мир",
    ),
    "ko": (
        "검색", "뉴스", "최신", "정치", "경제", "사회", "문화", "국제", "과학", "스포츠", "오피니언",
        "인터뷰",
    ),
    "ar": (
        "بحث", "أخبار", "سياسة", "اقتصاد", "ثقافة", "رياضة", "علوم", "صحة", "آراء", "من نحن", "اتصل بنا",
    ),
    "hi": (
        "खोजें", "समाचार", "राजनीति", "संस्कृति", "खेल", "विज्ञान", "स्वास्थ्य", "विचार", "हमारे बारे में",
        "संपर्क",
    ),
}  # fmt: skip
"""Menu entries and buttons that may as well be headings: they count where several are together."""

NETWORKS = (
    "facebook", "twitter", "x", "x (twitter)", "linkedin", "whatsapp", "reddit", "pinterest", "tumblr",
    "telegram", "mastodon", "bluesky", "threads", "pocket", "instapaper", "flipboard", "xing", "line",
    "weibo", "wechat", "微博", "微信", "mail", "e-mail", "email", "print", "copy link", "link",
    "messenger", "instagram", "youtube", "tiktok", "rss", "hacker news", "vk", "signal", "share", "teilen",
    "partager", "compartir", "condividi", "delen", "dela", "del", "jaa", "partilhar", "compartilhar",
    "udostępnij", "シェア", "はてなブックマーク", "はてブ", "ポスト", "分享", "tweet", "save", "drucken",
    "imprimer", "imprimir", "stampa", "like", "sms", "kopieren", "qr",
)  # fmt: skip
"""What a row of buttons for sharing consists of."""

COMMON = (
    "x", "line", "mail", "link", "print", "like", "signal", "threads", "save", "email", "e-mail", "del",
    "sms", "qr", "vk", "pocket", "rss", "ポスト",
)  # fmt: skip
"""Those of them that are words like others, and count only among others."""

SHARING: Words = {
    "en": ("share on", "share this", "share to", "tweet this", "follow us on", "follow us", "post on"),
    "de": (
        "auf facebook", "bei facebook", "per e-mail teilen", "auf x teilen", "per whatsapp",
        "folgen sie uns",
    ),
    "fr": ("partager sur", "suivez-nous sur", "envoyer à un ami"),
    "es": ("compartir en", "compartir por", "síguenos en"),
    "it": ("condividi su", "seguici su"),
    "nl": ("deel op", "deel via", "delen via", "volg ons op"),
    "nordic": ("del på", "dela på", "jaa facebook", "følg oss på", "följ oss på", "følg os på"),
    "pt": ("partilhar no", "partilhar por", "compartilhar no", "compartilhe no", "siga-nos no"),
    "pl": ("udostępnij na", "obserwuj nas na"),
    "ja": ("でシェア", "でシェアする", "をフォロー"),
    "zh": ("分享到", "分享至"),
}  # fmt: skip
"""A short line that begins or ends so is one of these buttons."""


def every(table: Words) -> frozenset[str]:
    """Return the words of all languages together."""
    return frozenset(word for words in table.values() for word in words)
