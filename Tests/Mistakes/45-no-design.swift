import SystemDesign

let visitor = Client("Visitor")
