extension Icon {
  /// Every icon: one entry adds one, and where two would do the first is taken.
  public static let all: [Icon] = [
    Icon(
      "server", [.service],
      """
      <rect x="3" y="3.6" width="18" height="7.2" rx="1.8"/><rect x="3" y="13.2" width="18" \
      height="7.2" rx="1.8"/><path d="M6.8 7.2h.1M6.8 16.8h.1M11 7.2h6.4M11 16.8h6.4"/>
      """),
    Icon(
      "users", [.client],
      """
      <circle cx="9" cy="8" r="3.4"/><path d="M2.5 20c0-4 3-6.2 6.5-6.2s6.5 2.2 6.5 6.2"/>\
      <path d="M15.2 5a3.2 3.2 0 0 1 0 6.2M17.6 14.4c2.4.8 3.9 2.7 3.9 5.6"/>
      """),
    Icon(
      "phone", words: ["phone", "mobile", "app", "device"],
      """
      <rect x="7" y="2.5" width="10" height="19" rx="2.4"/><path d="M10.8 18.4h2.4"/>
      """),
    Icon(
      "clock", [.timer], words: ["schedul", "cron"],
      """
      <circle cx="12" cy="12" r="9"/><path d="M12 6.8V12l3.6 2.2"/>
      """),
    Icon(
      "sign", [.dns],
      """
      <path d="M12 2.6v18.8M8.6 21.4h6.8"/><path d="M5 4.6h12.2l2.6 2.5-2.6 2.5H5zM19 \
      11.4H8.8l-2.6 2.3 2.6 2.3H19z"/>
      """),
    Icon(
      "globe", [.cdn],
      """
      <circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c5.4 5.4 5.4 12.6 0 18M12 3c-5.4 \
      5.4-5.4 12.6 0 18"/>
      """),
    Icon(
      "balancer", [.loadBalancer], words: ["route", "routi", "proxy"],
      """
      <circle cx="12" cy="5" r="2.4"/><circle cx="4.8" cy="18.6" r="2.4"/><circle cx="12" \
      cy="18.6" r="2.4"/><circle cx="19.2" cy="18.6" r="2.4"/><path d="M12 7.4v8.8M12 \
      12H4.8v4.2M12 12h7.2v4.2"/>
      """),
    Icon(
      "gateway", [.gateway],
      """
      <path d="M8.6 2.8v5M15.4 2.8v5M6 7.8h12v3.4a6 6 0 0 1-12 0zM12 17.2v4"/>
      """),
    Icon(
      "database", [.database],
      """
      <ellipse cx="12" cy="5.6" rx="7.8" ry="2.9"/><path d="M4.2 5.6v12.8c0 1.6 3.5 2.9 7.8 \
      2.9s7.8-1.3 7.8-2.9V5.6M4.2 12c0 1.6 3.5 2.9 7.8 2.9s7.8-1.3 7.8-2.9"/>
      """),
    Icon(
      "cache", [.cache],
      """
      <path d="M13.2 2.6 4.6 13.6h6.6l-.8 7.8 8.8-11.2h-6.8z"/>
      """),
    Icon(
      "bucket", [.objectStore],
      """
      <path d="M4 6.4 6 20.4h12l2-14"/><ellipse cx="12" cy="6" rx="8" ry="2.6"/>
      """),
    Icon(
      "queue", [.queue],
      """
      <rect x="2.6" y="7" width="5" height="10" rx="1.2"/><rect x="9.5" y="7" width="5" \
      height="10" rx="1.2"/><path d="M17 12h4.4M19.2 9.6l2.4 2.4-2.4 2.4"/>
      """),
    Icon(
      "stream", [.stream],
      """
      <path d="M2.6 6.6h4.6M10 6.6h3M2.6 12h2.2M7.6 12h6.2M2.6 17.4h5.8M11.2 17.4h2.2"/>\
      <path d="M16.6 5.4l4.8 6.6-4.8 6.6"/>
      """),
    Icon(
      "gear", [.worker],
      """
      <circle cx="12" cy="12" r="3.2"/><path d="M12 2.6v3.2M12 18.2v3.2M2.6 12h3.2M18.2 \
      12h3.2M5.4 5.4l2.2 2.2M16.4 16.4l2.2 2.2M5.4 18.6l2.2-2.2M16.4 7.6l2.2-2.2"/>
      """),
    Icon(
      "search", [.searchIndex], words: ["search", "crawl", "index"],
      """
      <circle cx="10.6" cy="10.6" r="6.6"/><path d="m15.6 15.6 5.6 5.6"/>
      """),
    Icon(
      "bell", words: ["push", "pusher", "notif", "ring", "ringer", "alert", "alarm"],
      """
      <path d="M6 16.4V11a6 6 0 0 1 12 0v5.4l1.6 1.8H4.4zM10 21h4"/>
      """),
    Icon(
      "cloud", [.external],
      """
      <path d="M7 18.6a4.4 4.4 0 0 1-.6-8.8 6 6 0 0 1 11.4 1.2 3.8 3.8 0 0 1-.6 7.6z"/>
      """),
    Icon(
      "chat", words: ["chat", "messag", "comment", "conversation"],
      """
      <path d="M4.4 4.4h15.2a1.6 1.6 0 0 1 1.6 1.6v9a1.6 1.6 0 0 1-1.6 1.6H11l-4.8 4v-4H4.4A1.6 \
      1.6 0 0 1 2.8 15V6a1.6 1.6 0 0 1 1.6-1.6z"/><path d="M7.4 9h9.2M7.4 12.4h5.6"/>
      """),
    Icon(
      "key", words: ["key", "auth", "authen", "authoriz", "login", "identity", "session"],
      """
      <circle cx="7.6" cy="12" r="4.2"/><path d="M11.8 12h9.6v3.6M17.4 12v2.8"/>
      """),
    Icon(
      "lock", words: ["vault", "secret", "guard", "fraud", "firewall"],
      """
      <rect x="4.6" y="10.6" width="14.8" height="10" rx="2"/><path d="M8 10.6V7.4a4 4 0 0 1 8 \
      0v3.2"/>
      """),
    Icon(
      "chart",
      words: [
        "analy", "statist", "metric", "rank", "ranker", "ranking", "counte", "report", "score",
      ],
      """
      <path d="M3.4 3.4v17.2h17.2"/><path d="M7.6 16.4v-4M12 16.4V7.6M16.4 16.4V10"/>
      """),
    Icon(
      "graph", words: ["graph", "follow", "friend", "relation"],
      """
      <circle cx="6" cy="6" r="2.6"/><circle cx="18" cy="8" r="2.6"/><circle cx="9" cy="18" \
      r="2.6"/><path d="M8.5 6.5 15.4 7.6M6.7 8.5l1.6 7M16.4 10.2l-5.6 6"/>
      """),
    Icon(
      "list", words: ["feed", "timeline", "catalog", "inbox", "list", "history"],
      """
      <path d="M8.4 5.6h12.4M8.4 12h12.4M8.4 18.4h12.4M3.8 5.6h.2M3.8 12h.2M3.8 18.4h.2"/>
      """),
    Icon(
      "eye", words: ["presence", "watch", "monitor", "moderat"],
      """
      <path d="M2.4 12S6 5.4 12 5.4 21.6 12 21.6 12 18 18.6 12 18.6 2.4 12 2.4 12z"/>\
      <circle cx="12" cy="12" r="2.8"/>
      """),
    Icon(
      "film", words: ["video", "film", "media", "photo", "image", "transcod"],
      """
      <rect x="2.8" y="5" width="18.4" height="14" rx="2"/><path d="m10 9 5 3-5 3z"/>
      """),
    Icon(
      "card",
      words: [
        "pay", "payme", "bill", "billing", "bank", "card", "invoice", "price", "pricing",
        "checkout", "order",
      ],
      """
      <rect x="2.6" y="5.6" width="18.8" height="12.8" rx="2"/><path d="M2.6 9.8h18.8M6 14.6h4"/>
      """),
    Icon(
      "mail", words: ["mail", "email", "letter", "courier"],
      """
      <rect x="2.8" y="4.8" width="18.4" height="14.4" rx="2"/><path d="m3.4 6.4 8.6 6.8 \
      8.6-6.8"/>
      """),
    Icon(
      "pin", words: ["map", "location", "geo", "places", "driver"],
      """
      <path d="M12 21.4S4.8 14.8 4.8 9.6a7.2 7.2 0 0 1 14.4 0C19.2 14.8 12 21.4 12 21.4z"/>\
      <circle cx="12" cy="9.6" r="2.6"/>
      """),
  ]
}
